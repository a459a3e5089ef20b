"""Setting up what people can ask for: services, promises, and how the pages look."""

from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import given, strategies

from answerable.agency.models import Agency, Service, Staff
from answerable.casework import work
from answerable.casework.tests.makers import make_case
from answerable.clock.models import ServiceStandard
from answerable.front.desk.tests.pages import read, text_of
from answerable.front.shared.look import by_day, by_night, too_weak
from answerable.lib.colours import LEAST, contrast

SERVICE = {
    "name_en": "Noise at night",
    "summary_en": "Neighbours who are loud.",
    "aliases_en": "party, music",
    "team": "roads",
    "case_type": "complaint",
    "identity_level": "1",
    "place": "optional",
}
PROMISE = {
    "amount": "5",
    "unit": "working_day",
    "start_rule": "next_day",
    "target_percent": "90",
    "longest_extension": "0",
    "longest_pause": "0",
}
colours = strategies.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.fixture(autouse=True)
def one_language(town):
    town.agency.languages = ["en"]
    town.agency.save()


def order():
    return list(Service.objects.values_list("slug", flat=True))


def test_a_new_service_is_offered_with_one_question(administrator):
    administrator.post("/setup/services/new/", SERVICE)

    noise = Service.objects.get(slug="noise-at-night")
    assert noise.aliases == {"en": ["party", "music"]}
    assert noise.department.slug == "streets"
    assert [one["kind"] for one in noise.forms.get().questions] == ["long_text"]


def test_without_other_words_people_call_a_service_by_its_name(administrator):
    administrator.post("/setup/services/new/", SERVICE | {"aliases_en": ""})

    aliases = Service.objects.get(slug="noise-at-night").aliases
    assert aliases == {"en": ["Noise at night"]}


def test_a_service_is_changed_and_keeps_its_place(administrator):
    administrator.post("/setup/services/tree/", SERVICE | {"seen": 0})

    tree = Service.objects.get(slug="tree")
    assert (tree.name, tree.team.slug) == ({"en": "Noise at night"}, "roads")
    assert tree.department.slug == "green"


def test_a_service_is_given_a_picture(administrator):
    administrator.post("/setup/services/tree/", SERVICE | {"picture": "tree-deciduous"})

    assert Service.objects.get(slug="tree").picture == "tree-deciduous"


THINGS = SERVICE | {"identity_level": "0", "similar_within": "60", "similar_days": "14"}


def test_a_service_says_how_near_similar_reports_are(administrator):
    administrator.post("/setup/services/tree/", THINGS)

    tree = Service.objects.get(slug="tree")
    assert (tree.similar_within, tree.similar_days) == (60, 14)


@pytest.mark.parametrize(
    "changes",
    [{"identity_level": "1"}, {"place": "none"}],
    ids=["needs a name", "has no place"],
)
def test_what_is_about_people_shows_nothing_to_others(administrator, changes):
    page = administrator.post("/setup/services/tree/", THINGS | changes)

    assert "Write 0: only what people may report without a name" in text_of(page)
    assert Service.objects.get(slug="tree").similar_within == 0


def test_a_picture_that_there_is_not_is_refused(administrator):
    page = administrator.post("/setup/services/tree/", SERVICE | {"picture": "unicorn"})

    assert "Choose one of the list" in text_of(page)
    assert Service.objects.get(slug="tree").picture == ""


def test_services_are_put_in_order_by_buttons(administrator):
    administrator.post("/setup/services/tree/move/", {"to": "up"})
    assert order() == ["permit", "tree", "street-light"]

    administrator.post("/setup/services/permit/move/", {"to": "up"})
    administrator.post("/setup/services/permit/move/", {"to": "down"})
    assert order() == ["tree", "permit", "street-light"]
    assert administrator.post("/setup/services/tree/move/").status_code == 404


def test_a_service_is_offered_no_more_until_it_is_saved_again(administrator):
    administrator.post("/setup/services/tree/retire/")
    page = text_of(administrator.get("/setup/services/"))
    seen = read(administrator.get("/setup/services/tree/")).select_one("[name=seen]")
    assert "Tree Parks No longer offered" in page
    assert Service.objects.get(slug="tree").retired_on

    administrator.post("/setup/services/tree/", SERVICE | {"seen": seen["value"]})

    assert Service.objects.get(slug="tree").retired_on is None


# Promises


@pytest.mark.parametrize(
    ("of", "service", "case_type"),
    [
        pytest.param("everything", None, "", id="everything"),
        pytest.param("complaint", None, "complaint", id="a kind of matter"),
        pytest.param("tree", "tree", "", id="a service"),
    ],
)
def test_a_promise_is_published_as_a_version(administrator, of, service, case_type):
    path = f"/setup/promises/{of}/answer/"
    page = read(administrator.get(path))
    before = ServiceStandard.objects.count()

    sent = PROMISE | {"seen": page.select_one("[name=seen]")["value"]}
    assert administrator.post(path, sent).status_code == 302

    newest = ServiceStandard.objects.latest("pk")
    assert ServiceStandard.objects.count() == before + 1
    assert (newest.service and newest.service.slug, newest.case_type) == (
        service,
        case_type,
    )
    assert (newest.amount, newest.unit, newest.pauses) == (5, "working_day", False)
    assert "5 working days" in text_of(administrator.get("/setup/promises/"))


def test_a_promise_is_said_in_words_in_its_list_and_in_the_log(administrator):
    sent = PROMISE | {"amount": "1", "seen": 0}

    answer = administrator.post("/setup/promises/compliment/answer/", sent, follow=True)

    assert "Thank-you We answer: 1 working day " in text_of(answer)
    log = text_of(administrator.get("/setup/log/"))
    assert "Promise · Thank-you: We answer" in log


def test_what_a_promise_lacks_to_be_complete_is_seen(administrator):
    sent = PROMISE | {"seen": 0}
    administrator.post("/setup/promises/tree/answer/", sent)
    assert "Not complete" in text_of(administrator.get("/setup/promises/tree/"))

    whole = {"quality_percent": "90", "satisfaction_percent": "85"}
    page = read(administrator.get("/setup/promises/tree/answer/"))
    sent = PROMISE | whole | {"seen": page.select_one("[name=seen]")["value"]}
    administrator.post("/setup/promises/tree/answer/", sent)

    assert "Not complete" not in text_of(administrator.get("/setup/promises/tree/"))


def test_a_promise_is_announced_with_its_first_day_and_who_answers_for_it(
    administrator, town
):
    change = {"valid_from": "2090-03-01", "owner": "department hall", "seen": 0}
    path = "/setup/promises/everything/answer/"

    administrator.post(path, PROMISE | change | {"amount": "3"})

    page = text_of(administrator.get("/setup/promises/everything/"))
    assert (
        "5 working days · from Wednesday 1 March 2090: 3 working days"
        " · Hall answers for it" in page
    )
    assert "We answer: 5 working days" in text_of(administrator.get("/setup/promises/"))
    form = read(administrator.get(path))
    assert form.select_one("[name=valid_from]")["value"] == "2090-03-01"
    assert form.select_one("[name=owner] [selected]")["value"] == "department hall"


def test_the_public_words_of_a_promise_stand_in_every_language_or_in_none(
    administrator, town
):
    town.agency.languages = ["en", "es"]
    town.agency.save()
    path, words = "/setup/promises/tree/answer/", {"wording_en": "We read it."}

    answer = administrator.post(path, PROMISE | words | {"seen": 0})
    administrator.post(path, PROMISE | words | {"wording_es": "Lo leemos.", "seen": 0})

    assert "Write it in Spanish, too" in text_of(answer)
    newest = ServiceStandard.objects.latest("pk")
    assert newest.wording == {"en": "We read it.", "es": "Lo leemos."}


def test_who_answers_for_a_promise_and_has_left_is_named_until_somebody_else_does(
    administrator, ben
):
    path = "/setup/promises/everything/answer/"
    administrator.post(path, PROMISE | {"owner": "person ben", "seen": 0})
    Staff.objects.filter(pk=ben.pk).update(is_active=False)

    page = text_of(administrator.get("/setup/promises/everything/"))
    form = administrator.get(path)
    seen = read(form).select_one("[name=seen]")["value"]
    again = administrator.post(path, PROMISE | {"owner": "person ben", "seen": seen})

    assert "Who answers for it has left" in page
    assert "Ben Example has left. Choose somebody else." in text_of(form)
    assert again.status_code == 422


def test_how_long_it_stands_still_and_who_may_let_it_is_set_up(administrator):
    pausing = {"longest_pause": "4", "paused_by_leaders": "on", "pauses": "on"}

    administrator.post("/setup/promises/tree/answer/", PROMISE | pausing | {"seen": 0})

    newest = ServiceStandard.objects.latest("pk")
    assert (newest.longest_pause, newest.paused_by_leaders) == (4, True)


def test_what_never_stands_still_is_not_asked_whether_it_may(administrator):
    path = "/setup/promises/tree/hand_over/"

    page = read(administrator.get(path))
    administrator.post(path, PROMISE | {"longest_pause": "4", "seen": 0})

    newest = ServiceStandard.objects.latest("pk")
    assert page.find("input", {"name": "longest_pause"}) is None
    assert (newest.kind, newest.pauses, newest.longest_pause) == ("hand_over", False, 0)


def test_the_first_day_of_a_promise_is_a_day(administrator):
    answer = administrator.post(
        "/setup/promises/tree/answer/",
        PROMISE | {"valid_from": "soon", "amount": "7", "seen": 0},
    )

    assert "Write a day such as 2026-12-25" in text_of(answer)
    assert read(answer).select_one("[name=amount]")["value"] == "7"


def test_every_kind_of_promise_to_a_service_has_its_page(administrator):
    page = text_of(administrator.get("/setup/promises/tree/"))

    assert "We write again nothing of its own" in page
    assert administrator.get("/setup/promises/tree/update/").status_code == 200


@pytest.mark.parametrize("path", ["tree/gift", "nothing/answer", "nothing"])
def test_a_promise_that_cannot_be_is_not_found(administrator, path):
    assert administrator.get(f"/setup/promises/{path}/").status_code == 404


def test_the_list_of_promises_asks_a_few_times_however_many_there_are(
    administrator, django_assert_max_num_queries
):
    with django_assert_max_num_queries(13):
        administrator.get("/setup/promises/")


# Colours


def test_colours_are_on_every_page_at_once(administrator):
    sent = {"brand": "#7a1f5c", "hero": "#3d0f2e", "seen": 0}

    assert administrator.post("/setup/colours/", sent).status_code == 302

    sheet = read(Client().get("/")).select("link[rel=stylesheet]")[-1]["href"]
    styles = Client().get(sheet)
    assert sheet == "/look.css?7a1f5c3d0f2e"
    assert styles["Content-Type"].startswith("text/css")
    assert "--brand: #7a1f5c;" in styles.content.decode()


def test_who_chose_no_colours_asks_for_no_sheet_of_them(town):
    sheets = read(Client().get("/")).select("link[rel=stylesheet]")

    assert "look.css" not in str(sheets)
    assert "--brand: #0b5f63;" in Client().get("/look.css").content.decode()


def test_colours_that_cannot_be_read_are_refused_and_a_better_one_named(administrator):
    sent = {"brand": "#ffd400", "hero": "#3d0f2e", "seen": 0}

    answer = administrator.post("/setup/colours/", sent)

    assert answer.status_code == 422
    assert "must be 4.5. Take #" in text_of(answer)
    assert Agency.objects.get().brand == ""


def test_the_contrast_is_shown_before_anything_is_saved(administrator):
    sent = {"brand": "#ffd400", "hero": "#3d0f2e", "check": "1"}

    answer = administrator.post("/setup/colours/", sent)

    shown = read(answer).select_one("#contrast").text
    assert answer.status_code == 200
    assert "is too light" in shown
    assert "can be read" in shown
    assert Agency.objects.get().brand == ""


def test_what_is_no_colour_is_refused(administrator):
    answer = administrator.post("/setup/colours/", {"brand": "red", "hero": "#000000"})

    assert answer.status_code == 422
    assert "Write a colour such as #0b5f63" in text_of(answer)


@given(colours, colours)
def test_whatever_is_taken_can_be_read_by_day_and_by_night(brand, hero):
    if list(too_weak(brand, hero)):
        return

    for tokens in (by_day(brand, hero), by_night(brand, hero)):
        assert contrast(tokens["brand"], tokens["brand-ink"]) >= LEAST
        assert contrast(tokens["brand-strong"], tokens["brand-soft"]) >= LEAST
        assert contrast(tokens["hero"], tokens["hero-ink2"]) >= LEAST


def test_what_another_promise_would_have_meant_is_told(administrator, town, ben):
    work.reply(make_case(), words="It shines.", by=ben, seen=None, is_answer=True)
    where = "/setup/promises/everything/answer/"
    link = read(administrator.get(where)).find("a", href=f"{where}what-if/")

    asked = {"amount": "1", "unit": "working_day"}
    page = text_of(administrator.get(link["href"], asked))

    assert "In all: of 1, 1 were kept in time, and 1 would have been." in page


def test_what_if_begins_with_what_is_promised_now(administrator):
    page = read(administrator.get("/setup/promises/everything/answer/what-if/"))

    assert page.find(id="suppose-amount")["value"] == "5"
    assert "In all" not in page.text


@pytest.mark.parametrize("amount", ["0", "1001", "soon", ""])
def test_a_promise_that_makes_no_sense_is_not_supposed(administrator, amount):
    where = "/setup/promises/everything/answer/what-if/"

    page = text_of(administrator.get(where, {"amount": amount, "unit": "working_day"}))

    assert "There is a problem" in page
