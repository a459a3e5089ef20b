"""The year of complaints is counted from what happened, each figure with its whole."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from answerable.agency.models import ConfigurationEntry
from answerable.cases.models import Interaction
from answerable.casework.complain import putting_right
from answerable.casework.tests.complaining import (
    answered,
    confirmed,
    escalated,
    make_complaint,
    now,
    seen,
)
from answerable.casework.tests.makers import make_case
from answerable.clock.models import ServiceStandard
from answerable.complaints.machine import Finding
from answerable.complaints.models import Procedure, StageRun
from answerable.complaints.self_assessment import assess
from answerable.complaints.yearly import Part, first_year, year_of

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(town):
    with time_machine.travel(MONDAY, tick=False) as travelled:
        yield travelled


def kept(year, rule: str) -> bool | None:
    """Return whether a rule is kept that begins like this."""
    return next(
        each.is_kept for each in assess(year) if str(each.rule).startswith(rule)
    )


def test_a_year_without_complaints_says_nothing_and_judges_nothing():
    year = year_of(2026)

    assert (year.received, year.stages) == (0, [])
    assert year.escalated.percent is None
    assert kept(year, "Put right by the day") is None


def test_complaints_are_measured_by_a_thousand_messages():
    make_complaint()
    for number in range(4):
        make_case(visitor=f"visitor {number}")

    year = year_of(2026)

    assert (year.received, year.interactions) == (1, 5)
    assert year.per_thousand == 200.0


def test_another_year_knows_nothing_of_it():
    make_complaint()

    assert year_of(2025).received == 0
    assert first_year() == 2026


def test_a_stage_counts_what_was_confirmed_and_answered_in_time(ben, clock):
    answered(make_complaint(), ben)
    late = make_complaint(visitor="late")
    clock.shift(timedelta(days=30))
    answered(late, ben)

    first = year_of(2026).stages[0]

    assert first.begun == 2
    assert first.confirmed == Part(1, 2)
    assert first.answered == Part(2, 2)  # its time runs from the confirmation


def test_findings_are_counted_by_stage(ben):
    answered(make_complaint(), ben, Finding.UPHELD)
    answered(make_complaint(visitor="two"), ben)

    first = year_of(2026).stages[0]

    assert first.findings == {"not_upheld": 1, "upheld": 1}
    assert first.upheld == Part(1, 2)


def test_another_look_is_a_part_of_what_was_answered_first(ben):
    case = make_complaint()
    answered(case, ben)
    answered(make_complaint(visitor="two"), ben)
    escalated(case, ben)

    assert year_of(2026).escalated == Part(1, 2)


def test_a_remedy_is_on_time_by_the_day_that_was_promised_first(ben, clock):
    case = make_complaint()
    answered(case, ben, Finding.UPHELD)
    remedy = now(case).remedies.get()
    later = remedy.due + timedelta(days=30)
    putting_right.put_off_remedy(
        case, remedy.pk, to=later, words="Ice.", by=ben, seen=seen(case)
    )
    clock.shift(timedelta(days=20))
    putting_right.complete_remedy(case, remedy.pk, by=ben)

    year = year_of(2026)

    assert year.remedies == {"apology": 1}
    assert year.remedies_on_time == Part(0, 1)
    assert kept(year, "Put right by the day") is False


def test_what_is_not_due_yet_is_not_judged(ben):
    answered(make_complaint(), ben, Finding.UPHELD)

    assert year_of(2026).remedies_on_time == Part(0, 0)


def test_what_was_learned_is_counted(ben):
    case = make_complaint()
    due = MONDAY.date() + timedelta(days=7)
    learning = putting_right.learn(
        case, what="Call first.", owner=ben, due=due, by=ben, seen=seen(case)
    )
    putting_right.complete_learning(case, learning.pk, by=ben)

    assert year_of(2026).learning == Part(1, 1)


def test_causes_are_counted_of_what_was_answered(ben):
    answered(make_complaint(), ben)
    StageRun.objects.update(cause="delay")

    assert year_of(2026).causes == {"delay": 1}


def test_a_month_shows_what_made_it_easier_to_reach_us():
    make_complaint()
    at = datetime(2026, 2, 10, tzinfo=UTC)
    made = {"name": "market", "effect": "created", "at": at}
    entry = ConfigurationEntry.objects.create(subject="office", **made)

    february, march = year_of(2026).months[1:3]

    assert [change.pk for change in february.changes] == [entry.pk]
    assert (february.received, march.received) == (0, 1)


def test_a_year_that_goes_on_ends_with_this_month():
    assert len(year_of(2026).months) == 3
    assert len(year_of(2025).months) == 12


def test_the_two_stages_of_the_codes_are_recognised():
    year = year_of(2026)

    assert kept(year, "There are two stages")
    assert kept(year, "Somebody else looks at the second stage")
    assert kept(year, "We promise to confirm within 5 working days")
    assert kept(year, "We promise to answer within 10 working days")
    assert kept(year, "The body outside is named") is False


def test_a_slower_promise_is_not_what_the_codes_ask():
    first = ServiceStandard.objects.filter(case_type="complaint", stage=1)
    first.filter(kind="answer").update(amount=15)

    assert kept(year_of(2026), "We promise to answer within 10") is False


def test_one_stage_alone_is_not_what_the_codes_ask():
    stages = [{"slug": "only", "name": {"en": "Review"}}]
    Procedure.objects.create(version=1, stages=stages, time_limit_months=6)
    year = year_of(2026)

    assert kept(year, "There are two stages") is False
    assert kept(year, "A year is left to complain") is False


def test_what_was_confirmed_late_is_not_kept(ben, clock):
    case = make_complaint()
    clock.shift(timedelta(days=30))
    confirmed(case, ben)

    assert kept(year_of(2026), "Confirmed in time.") is False


def test_notes_of_ours_are_no_messages():
    make_complaint()
    Interaction.objects.update(kind=Interaction.Kind.NOTE)

    assert year_of(2026).per_thousand is None
