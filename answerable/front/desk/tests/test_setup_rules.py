"""The rules that send cases, made by buttons, doubted, tried and published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from answerable.agency.configuration import Hand
from answerable.agency.models import Staff, Team
from answerable.agency.policy import retire_service
from answerable.casework.tests.makers import make_case
from answerable.forms.models import Form
from answerable.front.desk.setup import rule_books
from answerable.front.desk.tests.pages import read, text_of
from answerable.routing.engine import RuleLine
from answerable.routing.models import RoutingDecision, RuleBook, RuleSketch
from answerable.routing.policy import lines_of, publish_rules
from answerable.routing.sketch import sketched

RULES = "/setup/rules/"
TREES = RuleLine("trees", {"words": {"any": ["tree", "branch*"]}}, "parks", "tree")
MARKET = RuleLine("market", {"service": ["street-light"], "area": ["market"]}, "roads")


@pytest.fixture(autouse=True)
def published(town, ben, chloe):
    town.agency.languages = ["en"]
    town.agency.save()
    return publish_rules(rules=[TREES, MARKET]).thing


@pytest.fixture
def lamp_form(town):
    """Have the street light ask which lamp it is."""
    asked = {
        "key": "lamp",
        "kind": "choice",
        "label": {"en": "Which lamp?"},
        "options": [
            {"key": "pole", "label": {"en": "On a pole"}},
            {"key": "wall", "label": {"en": "On a wall"}},
        ],
    }
    return Form.objects.create(service=town.lamp, version=1, questions=[asked])


def seen_on(response):
    return read(response).select_one("[name=seen]")["value"]


def post(browser, path, **sent):
    """Send a form or press a button of a page that was just opened."""
    page = RULES if path.startswith(("of/", "give-up")) else RULES + path
    if path.startswith("of/") and path.count("/") == 2:
        page = RULES + path
    return browser.post(RULES + path, {"seen": seen_on(browser.get(page)), **sent})


def errors(response):
    assert response.status_code == 422, text_of(response)
    return [line.text.strip() for line in read(response).select(".errsum li")]


def slugs():
    return [rule.slug for rule in sketched()]


def test_a_rule_is_read_as_a_sentence(administrator):
    page = text_of(administrator.get(RULES))

    assert (
        "1. When the text has \u2068“tree”\u2069 or \u2068“branch*”\u2069, to Parks, as “Tree”"
        in page
    )
    assert (
        "2. When the service is Street light and the area is Market, to Roads" in page
    )


def test_a_rule_is_added_behind_the_others_and_sends_no_case_yet(administrator):
    post(
        administrator,
        "new/",
        words_any="pot hole*\nroad surface",
        words_none="pothole cake",
        is_area=["market"],
        team="roads",
        about="street-light",
        owner="ben",
        first_day="2026-03-02",
        last_day="2026-04-01",
    )

    assert sketched()[-1] == RuleLine(
        "roads-1",
        {
            "area": ["market"],
            "words": {"any": ["pot hole*", "road surface"], "none": ["pothole cake"]},
        },
        "roads",
        "street-light",
        owner="ben",
        first_day=date(2026, 3, 2),
        last_day=date(2026, 4, 1),
    )
    page = text_of(administrator.get(RULES))
    assert "Not published yet" in page
    assert "Ben Example · from Monday 2 March 2026 · to Wednesday 1 April 2026" in page
    assert RuleBook.objects.count() == 1


def test_a_new_rule_goes_to_no_team_until_one_is_chosen(administrator):
    page = read(administrator.get(f"{RULES}new/"))
    assert page.select_one("#setup-team option")["value"] == ""

    answer = post(administrator, "new/", is_area=["market"], team="")

    assert "Choose one of the list" in read(answer).select_one("#setup-team_error").text


def test_a_rule_is_shown_as_it_is_and_changed(administrator):
    page = read(administrator.get(f"{RULES}of/market/"))
    ticked = [box["value"] for box in page.select("[type=checkbox][checked]")]
    assert ticked == ["street-light", "market"]

    post(administrator, "of/market/", is_area=["market"], team="parks")

    assert sketched()[1] == RuleLine("market", {"area": ["market"]}, "parks")


@pytest.mark.parametrize(
    ("sent", "mend"),
    [
        pytest.param({}, "Choose or write at least one condition", id="no condition"),
        pytest.param(
            {"words_none": "cake", "is_area": ["market"]},
            "Write which words the text must have",
            id="exceptions alone",
        ),
        pytest.param(
            {"is_area": ["moon"]}, "Choose from the list only", id="no such area"
        ),
        pytest.param(
            {
                "is_area": ["market"],
                "first_day": "2026-03-02",
                "last_day": "2026-03-01",
            },
            "Choose a day that is not before the first",
            id="days",
        ),
        pytest.param({"words_any": "!?"}, "'!?' has no word. Write one", id="no word"),
    ],
)
def test_what_is_wrong_in_a_rule_is_said(administrator, sent, mend):
    assert mend in errors(post(administrator, "new/", team="roads", **sent))[0]


def test_rules_change_places_are_switched_off_and_go_by_buttons(administrator):
    post(administrator, "of/market/move/", to="up")
    assert slugs() == ["market", "trees"]

    post(administrator, "of/market/switch/", to="off")
    assert [rule.is_on for rule in sketched()] == [False, True]
    assert "switched off" in text_of(administrator.get(RULES))
    post(administrator, "of/market/switch/", to="on")
    post(administrator, "of/trees/remove/")

    assert sketched() == [MARKET]


def test_two_who_change_the_rules_do_not_undo_each_other(administrator):
    seen = seen_on(administrator.get(RULES))
    administrator.post(f"{RULES}of/market/move/", {"to": "up", "seen": seen})

    late = administrator.post(f"{RULES}of/market/remove/", {"seen": seen}, follow=True)

    assert "Somebody changed this meanwhile" in text_of(late)
    assert slugs() == ["market", "trees"]


@pytest.mark.parametrize(
    ("odd", "said"),
    [
        pytest.param(
            replace(TREES, slug="odd", team="roads"),
            "It never decides: rule 1 comes first and holds wherever this one does.",
            id="shadowed",
        ),
        pytest.param(
            RuleLine("odd", {"words": {"any": ["tree", "leaf"]}}, "roads"),
            "It and rule 1 hold in some of the same cases and name different teams.",
            id="conflict",
        ),
        pytest.param(
            RuleLine("odd", {"words": {"any": ["elm"], "none": ["elm*"]}}, "parks"),
            "No case can meet it",
            id="dead",
        ),
        pytest.param(
            RuleLine("odd", {"language": ["es"]}, "triage"),
            "Nobody works in Triage. Choose another team.",
            id="nobody there",
        ),
        pytest.param(
            RuleLine("odd", {"language": ["es"]}, "roads", last_day=date(2020, 1, 1)),
            "Its time is over.",
            id="over",
        ),
    ],
)
def test_what_is_doubtful_in_a_rule_stands_beside_it(administrator, odd, said):
    publish_rules(rules=[TREES, MARKET, odd])

    page = text_of(administrator.get(RULES))

    assert "One rule is doubtful. It says why below." in page
    assert said in page


def test_who_and_what_is_gone_is_named_beside_the_rule(administrator, town, noor, ben):
    publish_rules(rules=[replace(MARKET, owner="ben")])
    ben.is_active = False
    ben.save()
    retire_service(town.lamp, by=Hand(noor))

    page = text_of(administrator.get(RULES))

    assert "Ben Example has left. Choose who answers for it now." in page
    assert "“Street light” is offered no more. Take it out." in page


# Tried


def test_a_text_is_tried_and_nothing_is_kept(administrator):
    page = administrator.post(f"{RULES}try/", {"text": "Branches on the road"})

    said = text_of(page)
    assert "It would go to Parks" in said
    assert "What was found: branch*" in said
    assert not RoutingDecision.objects.exists()


def test_a_text_is_tried_on_the_rules_that_are_not_published(administrator):
    post(administrator, "of/trees/", words_any="tree", team="roads")

    page = administrator.post(f"{RULES}try/", {"text": "A tree fell"})

    assert "It would go to Roads" in text_of(page)


@pytest.mark.parametrize(
    ("sent", "team"),
    [
        pytest.param({"service": "tree"}, "Parks", id="the team of the service"),
        pytest.param({}, "Triage", id="the rest"),
    ],
)
def test_where_no_rule_holds_the_page_says_so(administrator, sent, team):
    page = text_of(administrator.post(f"{RULES}try/", {"text": "Hello", **sent}))

    assert f"It would go to {team}" in page
    assert "No rule holds." in page


def test_nothing_to_try_is_asked_for(administrator):
    answer = administrator.post(f"{RULES}try/", {"text": ""})

    assert "Write what somebody could write" in text_of(answer)


# Published


def test_before_rules_are_published_the_last_cases_are_gone_through(administrator):
    make_case(service="", token="a", words="A tree fell.")
    make_case(service="", token="b", words="Hello.")
    post(administrator, "of/trees/", words_any="tree", team="roads", about="tree")

    page = text_of(administrator.get(f"{RULES}publish/"))

    assert "(when it holds, its team)" in page
    assert "Of the last 2 cases, 1 would go elsewhere." in page
    assert (
        "Parks Roads When the text has \u2068“tree”\u2069, to Roads, as “Tree” 1"
        in page
    )


def test_rules_are_published_with_a_reason_and_come_back(administrator, noor):
    post(administrator, "of/trees/remove/")
    assert errors(post(administrator, "publish/")) == ["Write why, in a sentence"]

    post(administrator, "publish/", reason="Trees are gone.")
    book = RuleBook.objects.latest("version")
    assert (lines_of(book), book.by, book.reason) == ([MARKET], noor, "Trees are gone.")
    page = administrator.get(f"{RULES}versions/")
    assert "Version 2 in force" in text_of(page)
    assert "Trees are gone. Gone: When the text has" in text_of(page)

    sent = {"seen": seen_on(page), "version": "1"}
    administrator.post(f"{RULES}restore/", sent)
    post(administrator, "publish/", reason="They are back.")

    assert lines_of(RuleBook.objects.latest("version")) == [TREES, MARKET]


def test_rules_changed_meanwhile_are_not_published_unseen(administrator):
    post(administrator, "of/trees/remove/")
    seen = seen_on(administrator.get(f"{RULES}publish/"))
    post(administrator, "of/market/switch/", to="off")

    late = administrator.post(f"{RULES}publish/", {"seen": seen, "reason": "Late."})

    assert late.status_code == 409
    assert RuleBook.objects.count() == 1


def test_changes_are_given_up(administrator):
    post(administrator, "of/trees/remove/")

    post(administrator, "give-up/")

    assert not RuleSketch.objects.exists()
    assert slugs() == ["trees", "market"]


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        pytest.param("of/moon/move/", {"to": "up"}, id="no such rule"),
        pytest.param("of/trees/move/", {"to": "left"}, id="no such way"),
        pytest.param("of/trees/switch/", {"to": "dim"}, id="no such switch"),
        pytest.param("restore/", {"version": "9"}, id="no such book"),
        pytest.param("restore/", {"version": "first"}, id="no number"),
    ],
)
def test_what_there_is_not_is_not_found(administrator, path, sent):
    assert administrator.post(RULES + path, sent).status_code == 404


def test_a_rule_that_is_not_there_is_not_found(administrator):
    assert administrator.get(f"{RULES}of/moon/").status_code == 404


def test_an_auditor_reads_the_rules_and_changes_nothing(seat, ada):
    auditor = seat(ada)

    page = read(auditor.get(RULES))

    assert page.select_one("main form") is None
    assert auditor.get(f"{RULES}publish/").status_code == 200
    assert auditor.get(f"{RULES}try/").status_code == 200
    for path in ("of/trees/remove/", "publish/", "new/"):
        assert auditor.post(RULES + path, {"seen": 0}).status_code == 403


def test_the_pages_of_rules_ask_no_more_for_more_rules(
    administrator, django_assert_max_num_queries
):
    many = [replace(MARKET, slug=f"rule-{number}") for number in range(120)]
    publish_rules(rules=many)

    page = administrator.get(RULES)
    assert len(read(page).select("main ol > li")) == 50
    with django_assert_max_num_queries(20):
        administrator.get(RULES)
    with django_assert_max_num_queries(20):
        administrator.get(f"{RULES}publish/")


def test_the_page_of_the_books_asks_no_more_for_more_books(
    administrator, django_assert_max_num_queries, monkeypatch
):
    monkeypatch.setattr(rule_books, "PAGE", 5)
    for number in range(7):
        publish_rules(rules=[replace(MARKET, slug=f"rule-{number}")])

    with django_assert_max_num_queries(17):
        page = read(administrator.get(f"{RULES}versions/"))

    headings = [each.text for each in page.select("main ol h2")]
    assert (len(headings), headings[-1]) == (5, "Version 4")
    assert "Gone:" in page.select("main ol > li")[-1].text


# How and when it came, what its person needs and answered


def test_a_rule_asks_how_and_when_a_case_came_and_what_its_person_needs(administrator):
    post(
        administrator,
        "new/",
        is_channel=["email"],
        is_hours=["closed"],
        is_weekday=["sat", "sun"],
        is_needs=["interpreter"],
        team="roads",
    )

    assert sketched()[-1].conditions == {
        "channel": ["email"],
        "hours": ["closed"],
        "weekday": ["sat", "sun"],
        "needs": ["interpreter"],
    }
    assert (
        "it came by Email, it came while we were closed, it came on Saturday or Sunday,"
        " and its person needs An interpreter, to Roads"
    ) in text_of(administrator.get(RULES))


def test_a_rule_asks_for_an_answer_of_a_form(administrator, lamp_form):
    post(administrator, "new/", is_answer=["street-light.lamp.wall"], team="parks")

    assert sketched()[-1].conditions == {"answer": ["street-light.lamp.wall"]}
    said = "When it was answered: Street light – Which lamp? On a wall, to Parks"
    assert said in text_of(administrator.get(RULES))


def test_an_answer_that_no_form_offers_is_refused(administrator, lamp_form):
    answer = post(administrator, "new/", is_answer=["moon.x.y"], team="parks")

    assert errors(answer) == ["Choose from the list only"]


def test_a_text_is_tried_with_its_way_and_hours(administrator, town):
    night = RuleLine("night", {"hours": ["closed"], "channel": ["web"]}, "parks")
    publish_rules(rules=[night])

    page = text_of(
        administrator.post(
            RULES + "try/", {"text": "Hello", "hours": "closed", "channel": "web"}
        )
    )

    assert "It would go to Parks" in page
    assert "What was found: closed , Web" in page


# Who takes what


def test_what_nobody_takes_is_marked_and_counted(administrator, town, ben, chloe):
    chloe.is_active = False
    chloe.save()

    page = text_of(administrator.get(RULES + "coverage/"))

    assert "places a case would find nobody. They are marked below." in page
    assert "Parks nobody works there" in page


def test_the_table_says_which_cells_a_rule_fills(administrator, town):
    page = read(administrator.get(RULES + "coverage/"))

    [lamps] = [row for row in page.select("tbody tr") if "Street light" in row.th.text]
    market = lamps.find_all("td")[1]
    assert market.get_text(" ", strip=True) == "Roads by a rule"


def test_where_there_is_somebody_for_everything_it_says_so(administrator, town):
    Staff.objects.get(username="ben").teams.set(Team.objects.all())

    page = text_of(administrator.get(RULES + "coverage/"))

    assert "There is somebody for everything." in page
