"""Something was done to one of us: told in two clicks, seen to, and the case unaffected."""

from __future__ import annotations

import pytest
from django.urls import reverse

from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.models import Case, JournalEntry
from answerable.casework import incidents
from answerable.casework.tests.makers import make_case
from answerable.complaints.models import SafetyIncident
from answerable.front.desk.tests.pages import address, read, text_of
from answerable.lib.errors import Refused

LIST = "/team/incidents/"
ABUSE = SafetyIncident.Kind.ABUSE


@pytest.fixture(name="case")
def _case(town):
    return make_case()


def told(case, by, words="") -> SafetyIncident:
    return incidents.report(case, kind=ABUSE, words=words, by=by)


def stands(case) -> tuple[object, ...]:
    """Return what anybody could see of a case, in it or about it."""
    now = Case.objects.get(pk=case.pk)
    lines = JournalEntry.objects.filter(case_id=case.pk).count()
    return now.version, now.state, now.owner, now.next_due, now.priority, lines


def test_E08_an_incident_is_told_in_two_clicks_and_the_case_is_unaffected(
    clerk, seat, ben, dee, case
):
    before = stands(case)
    page = read(clerk.get(address(case)))

    link = page.find("a", href=address(case, "incident"))  # the first click
    button = read(clerk.get(link["href"])).find("button", {"name": "kind"})
    clerk.post(link["href"], {"kind": button["value"], "words": ""})  # the second

    kept = SafetyIncident.objects.get()
    assert (kept.by, kept.kind, kept.team, kept.is_open) == (
        ben,
        ABUSE,
        case.team,
        True,
    )
    assert stands(case) == before
    support = text_of(seat(dee).get(reverse("desk:for-you")))
    assert "Something was done to a colleague" in support
    assert "Ben Example" in support


def test_pressed_twice_it_is_one_incident(clerk, case):
    for _ in range(2):
        clerk.post(
            address(case, "incident"), {"kind": "threat", "words": "He said so."}
        )

    assert SafetyIncident.objects.count() == 1


@pytest.mark.parametrize("kind", ["", "rudeness"])
def test_without_a_kind_it_says_what_to_press(clerk, case, kind):
    answer = clerk.post(
        address(case, "incident"), {"kind": kind, "words": "He shouted."}
    )

    assert answer.status_code == 422
    assert "press one of the buttons" in text_of(answer)
    assert "He shouted." in text_of(answer)


def test_a_supervisor_says_what_was_done_and_it_waits_no_more(seat, ben, dee, case):
    kept = told(case, ben)
    browser = seat(dee)

    browser.post(f"{LIST}{kept.pk}/", {"words": "We talked, and he went home early."})

    kept.refresh_from_db()
    assert (kept.supported_by, kept.is_open) == (dee, False)
    assert "Something was done" not in text_of(browser.get(reverse("desk:for-you")))
    assert "went home early" in text_of(seat(ben).get(LIST))


def test_support_without_words_says_what_to_write(seat, ben, dee, case):
    answer = seat(dee).post(f"{LIST}{told(case, ben).pk}/", {"words": ""})

    assert answer.status_code == 422
    assert "Write what you did" in text_of(answer)


def test_who_comes_second_is_told_who_was_first(ben, dee, case, town):
    kept = told(case, ben)
    pat = make_staff("pat", Role.SUPERVISOR, town.hall)
    incidents.support(kept, words="A talk.", by=dee)

    with pytest.raises(Refused, match="Dee Example has seen to this already"):
        incidents.support(kept, words="A break.", by=pat)


def test_nobody_else_reads_it(seat, ben, chloe, ada, case):
    told(case, ben, words="He knows where I live.")

    for other in (chloe, ada):
        assert "where I live" not in text_of(seat(other).get(LIST))
    assert "where I live" in text_of(seat(ben).get(LIST))


def test_nobody_sees_to_their_own(seat, dee, case):
    kept = told(case, dee)

    assert seat(dee).get(f"{LIST}{kept.pk}/").status_code == 404


def test_who_leads_another_team_finds_nothing(seat, ben, town, case):
    kept = told(case, ben)
    elsewhere = make_staff("pat", Role.SUPERVISOR, town.parks.department, town.parks)

    assert seat(elsewhere).get(f"{LIST}{kept.pk}/").status_code == 404


def test_the_list_asks_no_more_for_more_of_them(
    seat, ben, dee, case, django_assert_max_num_queries
):
    for number in range(25):
        told(case, ben, words=f"Incident {number}")
    browser = seat(dee)
    browser.get(LIST)

    with django_assert_max_num_queries(12):
        page = read(browser.get(LIST))

    assert len(page.select("article")) == 20
    assert page.find("a", href="?page=2") is not None
