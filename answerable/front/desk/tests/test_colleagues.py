"""The directory of who works here: who fits and why, who is here, and handing a case on."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine

from answerable.agency.models import Staff
from answerable.agency.policy import put_absence, put_needs, put_skill, put_skills
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.models import Case
from answerable.front.desk.tests.pages import address, read, text_of

LIST = "/desk/colleagues/"
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
MOST_QUERIES = 17  # of which nine are asked for any page of the desk


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture(autouse=True)
def eve(town, ben, chloe):
    """Eve of Roads, whose certificate lapsed; Ben can do what a street light needs."""
    gas = put_skill(slug="gas", name={"en": "Gas"}).thing
    eve = make_staff("eve", Role.EXPERT, town.roads.department, town.roads)
    put_skills(ben, {gas: (3, date(2026, 12, 31))})
    put_skills(eve, {gas: (3, date(2026, 3, 1))})
    put_needs(town.lamp, {gas: 2})
    Staff.objects.filter(pk__in=[ben.pk, chloe.pk]).update(speaks=["es"])
    return eve


def found(browser, **asked):
    """Return the names of who is listed."""
    page = read(browser.get(LIST, asked))
    return [one.bdi.get_text(strip=True) for one in page.select("main li h2")]


def card(browser, name, **asked):
    """Return the words of one colleague's card."""
    page = read(browser.get(LIST, asked))
    [one] = [one for one in page.select("main li.card") if name in one.h2.get_text()]
    return " ".join(one.get_text(" ").split())


def chips(browser, **asked):
    page = read(browser.get(LIST, asked))
    return {one.bdi.get_text(): one["href"] for one in page.select("nav a.tag")}


# Who may come in


@pytest.mark.parametrize("who", ["ben", "chloe", "dee", "ada", "noor"])
def test_everybody_of_staff_finds_their_colleagues(request, seat, who):
    browser = seat(request.getfixturevalue(who))

    assert found(browser, q="gas") == ["Ben Example"]
    assert LIST in [one["href"] for one in read(browser.get(LIST)).select("nav.rail a")]


def test_a_stranger_is_sent_to_sign_in(client):
    assert client.get(LIST).status_code == 302
    assert client.post(LIST).status_code == 405


# Who is found, and why


def test_B07_a_skill_a_language_and_on_duty_return_only_who_fits(clerk, monday):
    assert found(clerk, q="gas, Spanish, on duty now") == ["Ben Example"]
    assert found(clerk, q="parks, Spanish, open now") == ["Chloe Example"]

    monday.move_to(datetime(2026, 3, 1, 10, tzinfo=UTC))
    assert found(clerk, q="gas, Spanish, on duty now") == []


def test_B07_the_same_by_choosing(clerk):
    asked = {"language": "es", "service": "street-light", "here": "on"}

    assert found(clerk, **asked) == ["Ben Example"]


def test_it_says_why_somebody_was_found(clerk):
    told = card(clerk, "Ben", q="gas, roads, Spanish", service="street-light")

    for reason in ("Knows Gas", "Works in Roads", "Speaks Spanish"):
        assert reason in told
    assert "Works on Street light" in told
    assert "Works on" not in card(clerk, "Ben", q="gas")


def test_what_somebody_knows_is_said_with_its_level_and_certificate(clerk):
    assert "Gas: expert, certified until Thursday 31 December 2026" in card(
        clerk, "Ben", q="ben"
    )


def test_A16_a_certificate_that_lapsed_is_shown_to_nobody_here(clerk, supervisor):
    for browser in (clerk, supervisor):
        assert "Gas" not in card(browser, "Eve", q="eve")


def test_of_an_absence_only_its_end_and_who_stands_in_are_said(clerk, chloe, ben):
    put_absence(
        staff=chloe,
        first_day=date(2026, 3, 1),
        last_day=date(2026, 3, 3),
        substitute=ben,
    )

    told = card(clerk, "Chloe", q="parks")

    assert "Away until Tuesday 3 March 2026, Ben Example stands in" in told
    assert "1 March" not in told


def test_outside_the_hours_of_the_team_it_is_said(clerk, monday):
    monday.move_to(datetime(2026, 3, 1, 10, tzinfo=UTC))

    assert "Outside working hours" in card(clerk, "Ben", q="gas")


def test_a_wish_is_taken_away_by_its_chip(clerk):
    wishes = chips(clerk, q="gas, parks, Spanish, on duty now")

    assert list(wishes) == ["“gas”", "“parks”", "Spanish", "On duty now"]
    page = read(clerk.get(LIST + wishes["“parks”"]))
    assert [one.bdi.get_text() for one in page.select("nav a.tag")] == [
        "“gas”",
        "Spanish",
        "On duty now",
    ]
    assert [one.bdi.get_text() for one in page.select("main li h2")] == ["Ben Example"]


def test_who_fits_nothing_gets_a_way_on(clerk):
    assert "Nobody fits all of that" in text_of(clerk.get(LIST, {"q": "trumpet"}))


def test_a_choice_that_is_none_of_ours_is_left_out(clerk):
    every = found(clerk)

    assert found(clerk, language="xx", service="moon", after="none") == every


@pytest.mark.parametrize("odd", ["\0", "%", "(", "a" * 5_000, "9" * 30], ids=ascii)
def test_odd_words_are_looked_for_like_others(clerk, odd):
    assert clerk.get(LIST, {"q": odd, "after": odd}).status_code == 200


def test_a_long_list_goes_on_and_asks_no_more(
    clerk, town, django_assert_max_num_queries
):
    for number in range(100, 125):
        make_staff(f"x{number}", Role.CLERK, town.roads.department, town.roads)
    found(clerk, q="roads")

    with django_assert_max_num_queries(MOST_QUERIES):
        first = read(clerk.get(LIST, {"q": "roads"}))
    rest = read(clerk.get(LIST + first.find("a", rel="next")["href"]))

    names = [
        one.bdi.get_text() for page in (first, rest) for one in page.select("li h2")
    ]
    assert len(first.select("main li h2")) == 20
    assert len(names) == len(set(names)) == 27


# With a case


def hand_over(browser, case, name):
    """Press the button on the card of a colleague that hands the case on."""
    page = read(browser.get(LIST, {"case": case.reference, "q": name}))
    [form] = page.select("main li form")
    sent = {one["name"]: one["value"] for one in form.select("input")}
    return browser.post(form["action"], sent)


def test_from_a_case_those_who_can_do_it_are_asked_for(clerk, case):
    page = read(clerk.get(address(case), {"change": "assign"}))

    link = page.find("a", string=lambda words: "Find who can help" in (words or ""))
    link = link or next(
        one for one in page.find_all("a") if "Find who can help" in one.get_text()
    )
    told = read(clerk.get(link["href"]))

    assert [one.bdi.get_text() for one in told.select("main li h2")] == ["Ben Example"]


def test_who_leads_hands_the_case_to_a_colleague(supervisor, case, ben):
    assert hand_over(supervisor, case, "ben").status_code == 302

    assert Case.objects.get(pk=case.pk).owner == ben


def test_a_clerk_hands_the_case_to_the_team_of_a_colleague(clerk, case, town):
    hand_over(clerk, case, "chloe")

    now = Case.objects.get(pk=case.pk)
    assert (now.team, now.owner) == (town.parks, None)


def test_whom_it_cannot_be_given_is_offered_no_button(supervisor, case, eve):
    page = read(supervisor.get(LIST, {"case": case.reference, "q": "eve"}))

    assert page.select("main li form") == []


def test_how_a_colleague_is_named_in_a_note_stands_there(clerk, case):
    assert "@chloe" in card(clerk, "Chloe", q="chloe")


@pytest.mark.parametrize(
    ("who", "status"),
    [
        pytest.param("ben", 200, id="works it"),
        pytest.param("chloe", 404, id="another team"),
        pytest.param("ada", 403, id="reads only"),
    ],
)
def test_only_who_works_a_case_looks_for_help_with_it(request, seat, case, who, status):
    browser = seat(request.getfixturevalue(who))

    assert browser.get(LIST, {"case": case.reference}).status_code == status
