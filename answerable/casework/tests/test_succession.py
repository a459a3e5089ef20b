"""One service takes over another: who asks gets the other, who had asked keeps theirs."""

from __future__ import annotations

import pytest
from django.utils import timezone

from answerable.agency.configuration import Hand, Topic, last_change
from answerable.agency.models import Service
from answerable.agency.models.configuration import Subject
from answerable.agency.offices import Sought, find_offices
from answerable.agency.policy import put_office
from answerable.agency.queries import find_heir, offered_services, service_now
from answerable.agency.search import find_services
from answerable.agency.tests.makers import make_service
from answerable.cases.models import Case
from answerable.casework.history.catalogue import Catalogue
from answerable.casework.succession import outlook_of, take_apart, take_over
from answerable.casework.tests.makers import make_case, send_mail
from answerable.channels.history.mapping import Mapping
from answerable.clock.models import Deadline
from answerable.forms.models import Form
from answerable.knowledge.tests.makers import make_article, make_content
from answerable.lib.errors import Refused
from answerable.lib.memory import forget
from answerable.routing.engine import RuleLine
from answerable.routing.policy import publish_rules


@pytest.fixture
def signs(town):
    """What takes over the lamps."""
    return make_service("signs", town.parks)


@pytest.fixture
def page(town, dee):
    content = make_content(texts={"steps": None, "cost": None, "answer": {"en": "So."}})
    return make_article(dee, town.hall, content=content, services=[town.lamp])


@pytest.fixture
def lamp_form(town):
    asked = {"key": "pole", "kind": "short_text", "label": {"en": "Which pole?"}}
    return Form.objects.create(service=town.lamp, version=1, questions=[asked])


def anew(service):
    return Service.objects.get(pk=service.pk)


def merge(town, signs, by):
    take_over(town.lamp, signs, by=Hand(by))
    forget()


def test_E86_the_old_id_of_a_service_leads_on(town, signs, dee):
    merge(town, signs, dee)

    assert find_heir("street-light") == signs
    assert service_now(anew(town.lamp)) == signs


def test_nobody_can_ask_for_the_one_that_ends(town, signs, dee):
    merge(town, signs, dee)

    assert town.lamp not in offered_services()


def test_an_open_case_keeps_its_service_and_what_was_promised(town, signs, dee):
    case = make_case()
    before = list(Deadline.objects.filter(case=case).order_by("pk").values())

    merge(town, signs, dee)

    assert Case.objects.get(pk=case.pk).service == town.lamp
    assert list(Deadline.objects.filter(case=case).order_by("pk").values()) == before


def test_what_comes_from_now_on_comes_in_under_the_other(town, signs, dee):
    merge(town, signs, dee)

    case = make_case(service="street-light")

    assert (case.service, case.team) == (signs, town.parks)


def test_a_form_that_was_filled_in_before_is_of_its_own_service(
    town, signs, dee, lamp_form
):
    merge(town, signs, dee)

    case = make_case(service="street-light", form=lamp_form.pk)

    assert (case.service, case.form) == (town.lamp, lamp_form)


def test_a_rule_that_names_the_one_gives_the_other(town, signs, dee):
    line = RuleLine(
        "lamps", {"words": {"any": ["lamp"]}}, "roads", service="street-light"
    )
    publish_rules(rules=[line])
    merge(town, signs, dee)

    send_mail("Our lamp is out.")

    case = Case.objects.get()
    assert (case.service, case.team) == (signs, town.roads)


def test_the_words_of_the_one_find_the_other(town, signs, dee):
    merge(town, signs, dee)

    found = find_services("my street light is out", "en")
    assert [one.service for one in found] == [signs]


def test_help_pages_are_about_the_other_too(town, signs, dee, page):
    merge(town, signs, dee)

    assert set(page.services.all()) == {town.lamp, signs}


def test_an_office_that_helps_with_the_one_helps_with_the_other(town, signs, dee):
    put_office(
        slug="hall",
        name={"en": "Hall"},
        address={"en": "1 Hall Square"},
        phone="0800 100 200",
        calendar_slug="office",
        services=["street-light", "signs"],
    )
    merge(town, signs, dee)

    (found,) = find_offices(Sought(service="signs"), now=timezone.now())

    assert found.services == [signs]


def test_a_table_of_another_system_that_has_the_old_code_still_finds_it(
    town, signs, dee
):
    merge(town, signs, dee)
    mapping = Mapping.model_validate({"services": {"L1": "street-light"}})

    catalogue = Catalogue(mapping)

    assert catalogue.find_service("street-light") == signs
    assert catalogue.find_service("L1") == signs


def test_a_chain_is_a_single_step(town, signs, dee):
    last = make_service("last", town.parks)
    merge(town, signs, dee)
    take_over(anew(signs), last, by=Hand(dee))

    assert find_heir("street-light") == last


def test_undone_both_are_as_they_were(town, signs, dee, page):
    before = anew(signs).aliases
    merge(town, signs, dee)

    take_apart(anew(town.lamp), by=Hand(dee))

    assert set(offered_services()) >= {town.lamp, signs}
    assert (anew(signs).aliases, anew(signs).former) == (before, [])
    assert list(page.services.all()) == [town.lamp]
    assert find_heir("street-light") is None


def test_a_chain_is_undone_from_its_end(town, signs, dee):
    last = make_service("last", town.parks)
    merge(town, signs, dee)
    take_over(anew(signs), last, by=Hand(dee))

    with pytest.raises(Refused, match="Undo that first"):
        take_apart(anew(town.lamp), by=Hand(dee))


def test_said_twice_it_is_done_once(town, signs, dee):
    merge(town, signs, dee)
    take_over(anew(town.lamp), anew(signs), by=Hand(dee))

    assert anew(signs).former == ["street-light"]
    assert anew(signs).aliases["en"] == ["signs", "Street light"]


def test_the_log_tells_it_of_both(town, signs, dee):
    merge(town, signs, dee)

    told = [last_change(Topic(Subject.SERVICE, one.slug)) for one in (town.lamp, signs)]
    assert [one.by for one in told] == [dee, dee]
    fields = [{each["field"] for each in one.differences} for one in told]
    assert "retired_on" in fields[0]
    assert "former" in fields[1]


@pytest.mark.parametrize(
    ("one", "other", "hint"),
    [
        pytest.param("signs", "signs", "the same service", id="itself"),
        pytest.param("tree", "signs", "Offer it again first", id="not offered"),
        pytest.param("signs", "tree", "Choose one that is offered", id="into nothing"),
    ],
)
@pytest.mark.usefixtures("signs")
def test_what_cannot_be_merged_says_what_to_do(dee, one, other, hint):
    Service.objects.filter(slug="tree").update(retired_on="2020-01-01")
    services = [Service.objects.get(slug=slug) for slug in (one, other)]

    with pytest.raises(Refused, match=hint):
        take_over(*services, by=Hand(dee))


def test_a_circle_is_refused(town, signs, dee):
    merge(town, signs, dee)

    with pytest.raises(Refused, match="in a circle"):
        take_over(anew(signs), anew(town.lamp), by=Hand(dee))


def test_the_outlook_names_what_comes_along_and_what_does_not(town, signs, page):
    make_case()
    lines = [
        RuleLine(
            "gives", {"words": {"any": ["lamp"]}}, "roads", service="street-light"
        ),
        RuleLine("asks", {"service": ["street-light"]}, "roads"),
        RuleLine("other", {"service": ["tree"]}, "parks"),
    ]
    publish_rules(rules=lines)

    told = outlook_of(town.lamp, signs)

    assert told.words == {"en": ["Street light"]}
    assert told.articles == [page]
    assert told.open_cases == 1
    assert [rule.slug for rule in told.rules] == ["gives", "asks"]
