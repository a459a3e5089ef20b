"""The priority of a case at the desk: shown with its reasons, changed with one."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.cases.models import Case, Interaction
from answerable.cases.priority import Circumstance, Grounds, Level, kept
from answerable.casework.priorities import raise_before_legal_dates
from answerable.front.desk.tests.pages import address, read, text_of

HIGH = {"impact": "3", "urgency": "3"}


def send(browser, case, **fields):
    given = {"seen": case.version, "why": "The school is there."} | HIGH | fields
    return browser.post(address(case, "priority"), given)


def rest_on(case, grounds, priority, **changes):
    Case.objects.filter(pk=case.pk).update(
        grounds=kept(grounds), priority=priority, **changes
    )


def test_a_case_says_how_urgent_it_is_and_why(clerk, case):
    page = text_of(clerk.get(address(case)))

    assert "P3 · Soon" in page
    assert "Impact: Medium. Urgency: Medium." in page


@pytest.mark.parametrize(
    ("is_near", "said"),
    [
        pytest.param(False, "The law sets a date: Thursday 5 March 2026. ", id="far"),
        pytest.param(True, "and it is near: Thursday 5 March 2026.", id="near"),
    ],
)
def test_a_date_that_the_law_sets_is_told(clerk, case, is_near, said):
    rest_on(case, Grounds(is_law_near=is_near), 2, legal_date=date(2026, 3, 5))

    assert said in text_of(clerk.get(address(case)))


def test_a_danger_says_whom_to_call_first(clerk, case):
    rest_on(case, Grounds(circumstances=frozenset({Circumstance.DANGER})), 1)

    page = text_of(clerk.get(address(case)))

    assert "Somebody is in danger" in page
    assert "Call the emergency services first: 112 ." in page


def test_what_was_judged_stands_in_the_case_and_in_its_history(clerk, case):
    answer = send(clerk, case, circumstances=["loss"], legal_date="2026-03-05")

    page = text_of(clerk.get(answer.url))
    case.refresh_from_db()
    assert (case.priority, case.legal_date) == (1, date(2026, 3, 5))
    assert "The priority was judged anew." in page
    assert "Priority P1 · At once" in page
    assert case.interactions.filter(kind=Interaction.Kind.NOTE).exists()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        pytest.param({"why": ""}, "Write why, for your colleagues", id="no reason"),
        pytest.param({"impact": "9"}, "Choose high, medium or low", id="no level"),
        pytest.param({"urgency": ""}, "Choose high, medium or low", id="nothing"),
        pytest.param(
            {"circumstances": ["anger"]}, "Choose of what is on the list", id="anger"
        ),
        pytest.param({"legal_date": "soon"}, "Give a day that exists", id="no day"),
    ],
)
def test_a_wrong_field_says_what_to_do_and_changes_nothing(clerk, case, fields, said):
    answer = send(clerk, case, **fields)

    assert answer.status_code == 422
    assert said in text_of(answer)
    case.refresh_from_db()
    assert case.priority == 3


def test_a_reason_is_not_lost_when_somebody_was_faster(clerk, case):
    answer = send(clerk, case, seen=case.version - 1)

    page = read(answer)
    assert answer.status_code == 409
    assert page.find(id="priority-why").get_text(strip=True) == "The school is there."


@pytest.mark.parametrize(
    ("priority", "is_shown"),
    [pytest.param(2, True, id="P2"), pytest.param(3, False, id="P3")],
)
def test_the_queue_marks_what_is_very_urgent(clerk, case, priority, is_shown):
    rest_on(case, Grounds(Level.HIGH), priority)

    page = text_of(clerk.get("/desk/?view=team"))

    assert (f"P{priority} ·" in page) is is_shown


def test_the_date_of_the_law_is_in_its_history(clerk, case):
    send(clerk, case, impact="1", urgency="1", legal_date="2030-03-05")
    Case.objects.filter(pk=case.pk).update(legal_date=date(2026, 1, 5))

    raise_before_legal_dates()

    assert "a date that the law sets is near" in text_of(clerk.get(address(case)))
