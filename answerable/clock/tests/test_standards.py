"""Which promise holds for a case, and when it must be kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from answerable.agency.models import Calendar
from answerable.agency.queries import get_calendar
from answerable.clock.actions import change, pause, start
from answerable.clock.models import Kind, ServiceStandard
from answerable.clock.queries import (
    deadlines_of,
    due_by,
    explained,
    find_explanation,
    nearest_due,
    promised,
    read_pauses,
    standards_for,
)
from answerable.clock.tests.makers import make_standard
from answerable.lib.memory import forget
from answerable.lib.worktime import StartRule, Unit

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.fixture(name="promises")
def _promises(town):
    """Beside the promises of the town, one of a service, and an older one of it."""
    for version, amount in ((1, 30), (2, 2)):
        ServiceStandard.objects.create(
            service=town.lamp,
            kind=Kind.ANSWER,
            version=version,
            amount=amount,
            unit=Unit.WORKING_DAY.value,
            start_rule=StartRule.NEXT_WORKING_DAY.value,
        )
    return town


@pytest.mark.parametrize(
    ("about", "case_type", "days"),
    [
        pytest.param("lamp", "fault_report", 2, id="its service's, the newest"),
        pytest.param("tree", "fault_report", 5, id="everybody's"),
        pytest.param(None, "enquiry", 5, id="everybody's, about nothing"),
        pytest.param("lamp", "complaint", 10, id="a complaint's, whatever it is about"),
        pytest.param(None, "complaint", 10, id="a complaint's"),
    ],
)
def test_the_narrowest_promise_holds(promises, about, case_type, days):
    service = getattr(promises, about) if about else None

    found = standards_for(service, case_type)

    assert found[Kind.ANSWER].amount == days


def test_a_kind_without_a_narrow_promise_keeps_the_wide_one(promises):
    assert standards_for(promises.lamp, "fault_report")[Kind.ACKNOWLEDGE].amount == 1


def test_a_promise_of_a_type_is_narrower_than_everybodys(town):
    make_standard(Kind.ANSWER, 3, case_type="application")

    assert standards_for(None, "application")[Kind.ANSWER].amount == 3


def test_a_promise_says_what_it_is():
    standard = ServiceStandard(kind="answer", amount=5, unit="working_day")

    assert str(standard) == "answer in 5 working_day, version 1"


def test_a_promise_is_kept_by_the_hours_of_the_calendar(town):
    standard = make_standard(Kind.ANSWER, 8, Unit.HOUR, case_type="enquiry")

    due = due_by(standard, get_calendar("office"), MONDAY, [], now=MONDAY)

    assert due == datetime(2026, 3, 3, 17, tzinfo=UTC)


def test_who_sends_now_is_told_by_when(town):
    days = promised(town.lamp, "fault_report", town.roads, at=MONDAY)

    assert {kind: due.date().isoformat() for kind, due in days.items()} == {
        "acknowledge": "2026-03-03",
        "answer": "2026-03-09",
    }


def test_the_nearest_due_time_is_that_of_a_clock_that_runs(case):
    case.deadlines.all().delete()
    acknowledge, answer = start(case, list(Kind), at=MONDAY)
    before = nearest_due(case)

    acknowledge.delete()
    pause(case, at=MONDAY)

    assert (before, nearest_due(case)) == (acknowledge.due_at, None)
    assert answer.due_at > acknowledge.due_at


def test_a_deadline_says_what_is_promised_by_when(case):
    (again,) = start(case, [Kind.ANSWER], at=MONDAY)

    assert str(again) == f"answer by {again.due_at}"


def test_the_deadlines_of_a_case_cost_one_query(case, django_assert_num_queries):
    with django_assert_num_queries(1):
        slugs = [each.calendar.slug for each in deadlines_of(case)]

    assert slugs == ["office", "office"]


def test_a_due_time_can_be_explained(case):
    case.deadlines.all().delete()
    (deadline,) = start(case, [Kind.ANSWER], at=MONDAY)
    deadline.pauses = [["2026-03-03T00:00:00+00:00", "2026-03-04T00:00:00+00:00"]]

    story = explained(deadline, now=MONDAY + timedelta(days=9))

    assert story.paused_days == 1
    assert story.due > deadline.due_at


def test_a_time_that_was_carried_from_another_case_is_not_explained_by_counting(case):
    (deadline,) = start(case, [Kind.ANSWER], at=MONDAY)
    assert find_explanation(deadline, now=MONDAY).due == deadline.due_at

    deadline.due_at -= timedelta(days=1)

    assert find_explanation(deadline, now=MONDAY) is None


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        pytest.param([], [], id="none"),
        pytest.param([[MONDAY.isoformat(), None]], [(MONDAY, None)], id="open"),
        pytest.param(
            [[MONDAY.isoformat(), MONDAY.isoformat()]], [(MONDAY, MONDAY)], id="ended"
        ),
        pytest.param([[None, None]], [], id="one that never began"),
    ],
)
def test_stored_pauses_are_read_as_moments(stored, read):
    assert read_pauses(stored) == read


def test_another_stage_of_a_complaint_has_promises_of_its_own(town):
    second = standards_for(None, "complaint", 2)

    assert {kind: each.amount for kind, each in second.items()} == {
        Kind.ACKNOWLEDGE: 5,
        Kind.ANSWER: 20,
    }
    assert standards_for(None, "complaint")[Kind.ANSWER].amount == 10


def test_a_later_stage_starts_its_own_clocks(case):
    case.deadlines.all().delete()
    case.case_type = "complaint"

    (again,) = start(case, [Kind.ANSWER], at=MONDAY, stage=2)

    assert (again.standard.stage, again.standard.amount) == (2, 20)


def test_who_came_before_the_first_day_keeps_the_old_promise(case):
    case.deadlines.all().delete()
    make_standard(Kind.ANSWER, 2, version=2, valid_from=date(2026, 3, 3))
    case.opened_at = MONDAY

    (before,) = start(case, [Kind.ANSWER], at=MONDAY + timedelta(days=3))
    case.opened_at = MONDAY + timedelta(days=1)
    (after,) = start(case, [Kind.ANSWER], at=MONDAY + timedelta(days=3))

    assert (before.standard.amount, after.standard.amount) == (5, 2)


def test_a_day_begins_where_the_office_is(case):
    case.deadlines.all().delete()
    Calendar.objects.update(zone="Asia/Tokyo")
    forget()
    make_standard(Kind.ANSWER, 2, version=2, valid_from=date(2026, 3, 3))
    case.opened_at = datetime(2026, 3, 2, 16, tzinfo=UTC)

    (deadline,) = start(case, [Kind.ANSWER], at=case.opened_at)

    assert deadline.standard.amount == 2


def test_where_nothing_was_promised_yet_what_is_promised_today_holds(case):
    case.deadlines.all().delete()
    ServiceStandard.objects.update(valid_from=date(2026, 3, 1))
    case.opened_at = MONDAY - timedelta(days=400)

    (deadline,) = start(case, [Kind.ANSWER], at=MONDAY)

    assert deadline.standard.amount == 5


def test_another_service_is_promised_as_it_was_when_the_case_came(case):
    case.deadlines.all().delete()
    case.opened_at = MONDAY
    start(case, [Kind.ANSWER], at=MONDAY)
    make_standard(Kind.ANSWER, 2, version=2, valid_from=date(2026, 3, 3))

    (again,) = change(case, at=MONDAY + timedelta(days=5))

    assert again.standard.amount == 5


def test_who_sends_today_is_told_what_holds_today(town):
    make_standard(Kind.ANSWER, 2, version=2, valid_from=date(2026, 3, 3))

    with time_machine.travel(MONDAY, tick=False):
        today = standards_for(town.lamp, "fault_report")[Kind.ANSWER]
    with time_machine.travel(MONDAY + timedelta(days=1), tick=False):
        tomorrow = standards_for(town.lamp, "fault_report")[Kind.ANSWER]

    assert (today.amount, tomorrow.amount) == (5, 2)
