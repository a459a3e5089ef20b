"""No open case lies silent for longer than it may, and nobody sweeps to see to it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
import time_machine
from django.db.models import Q
from django.utils import timezone

from answerable.agency.models import Staff
from answerable.agency.queries import get_calendar, work_calendar
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.alarms import alarms_for
from answerable.cases.models import Alarm, Case
from answerable.cases.models.case import Outcome
from answerable.cases.tests.makers import history
from answerable.casework import silence
from answerable.casework.promises import acknowledged
from answerable.casework.resolve import resolve, take_back_up
from answerable.casework.tests.makers import make_case
from answerable.casework.work import ask_and_wait, assign, note, reply
from answerable.clock.models import Deadline, EscalationLadder
from answerable.lib.memory import forget
from answerable.lib.worktime import add_days, days_between

# A Monday; ten working days later it is Monday the 16th.
MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
MAY_BE_SILENT = 10


def at(day: int, hour: int = 10):
    moment = MONDAY.replace(hour=hour) + timedelta(days=day - 2)
    return time_machine.travel(moment, tick=False)


def open_one(ben: Staff | None = None, **changes: object) -> Case:
    """Return a case that was opened on Monday, and confirmed."""
    case = make_case(**changes)
    acknowledged(case, at=timezone.now())
    if ben and case.team:
        assign(case, team=case.team, owner=ben, by=ben, seen=_now(case).version)
    return _now(case)


def _now(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def look() -> None:
    while silence.look():
        pass


def told(staff: Staff) -> list[str]:
    return [alarm.kind for alarm in alarms_for(Staff.objects.get(pk=staff.pk))]


@pytest.fixture
def lamp(town, ben) -> Case:
    with at(2):
        return open_one(ben)


def test_A24_no_open_case_goes_beyond_its_interval_without_a_message_or_an_alarm(
    town, ben, dee
):
    """Five cases, thirty working days, a look each hour; the gaps are counted afterwards."""
    with at(2):
        cases = [open_one(ben, words=f"Lamp {n} is out.") for n in range(4)]
        cases.append(open_one(words="Nobody has this lamp."))
    with at(5):
        reply(cases[0], words="We look.", by=ben, seen=None, is_answer=False)
    with at(6):
        ask_and_wait(cases[1], words="Which lamp?", by=ben, seen=None)
    with at(12):
        reply(cases[2], words="Soon.", by=ben, seen=None, is_answer=True)

    for day in range(2, 45):
        for hour in range(0, 24, 2):
            with at(day, hour):
                look()

    calendar = work_calendar(get_calendar("office"))
    for case in cases:
        ours = Q(actor__startswith="staff:") | Q(what="alarm_silent")
        lines = history(case).filter(ours)
        moments = [MONDAY, *lines.order_by("at").values_list("at", flat=True)]
        moments.append(MONDAY + timedelta(days=42))
        silent = [days_between(calendar, *gap) for gap in pairwise(moments)]
        assert max(silent) <= MAY_BE_SILENT, case
        assert history(case).filter(what="alarm_silent").count() >= 2


def test_after_ten_working_days_without_a_word_the_owner_is_told(lamp, ben, dee):
    with at(16, 9):
        look()
        before = told(ben)
    with at(16):
        look()

        assert (before, told(ben), told(dee)) == ([], ["silent"], [])


def test_the_longer_the_silence_the_more_are_told(lamp, ben, dee, town):
    hal = make_staff("hal", Role.DEPARTMENT_HEAD, town.roads.department)
    with at(16):
        look()
    with at(30):
        look()
        second = (told(ben), told(dee), told(hal))
    with at(44):
        look()
        third = (told(ben), told(dee), told(hal))

    assert second == (["silent"], ["silent"], [])
    assert third == (["silent"], ["silent"], ["silent"])


def test_whatever_one_of_us_does_breaks_the_silence(lamp, ben):
    with at(12):
        note(lamp, words="The part is ordered.", by=ben)
    with at(16):
        look()

        assert told(ben) == []
        assert _now(lamp).next_look == add_days(
            work_calendar(get_calendar("office")), _now(lamp).touched_at, MAY_BE_SILENT
        )


def test_what_was_told_ends_when_somebody_does_something(lamp, ben):
    with at(16):
        look()
        note(lamp, words="The part is ordered.", by=ben)

    with at(17):
        assert told(ben) == []


def test_a_case_that_waits_for_its_person_is_not_forgotten_either(lamp, ben):
    with at(3):
        ask_and_wait(lamp, words="Which lamp?", by=ben, seen=None)
    with at(17):
        look()

        assert told(ben) == ["silent"]


def test_where_a_promise_to_write_again_runs_its_ladder_watches(lamp, ben):
    Deadline.objects.filter(state="running").update(kind="update")

    with at(16):
        look()

        assert told(ben) == []


def test_nobody_is_disturbed_outside_working_hours(lamp, ben):
    with at(16, 20):
        look()
        at_night = told(ben)
    with at(17, 9):
        look()

        assert (at_night, told(ben)) == ([], ["silent"])


def test_what_has_ended_is_silent_for_good(lamp, ben):
    with at(3):
        resolve(lamp, outcome=Outcome.DONE, reason="It shines.", by=ben, seen=None)
    with at(20):
        look()

    assert not Alarm.objects.exists()


def test_a_reopened_case_has_not_been_silent_meanwhile(lamp, ben):
    with at(3):
        resolve(lamp, outcome=Outcome.DONE, reason="It shines.", by=ben, seen=None)
    with at(20):
        take_back_up(lamp, by=ben, seen=_now(lamp).version)
        look()

    assert not Alarm.objects.exists()


def test_a_ladder_says_how_long_its_cases_may_be_silent(lamp, ben):
    EscalationLadder.objects.create(case_type="fault_report", silent_days=3)
    forget()

    with at(6):
        look()

        assert told(ben) == ["silent"]


def test_of_a_late_and_silent_case_both_are_told(lamp, ben):
    with at(16):
        Case.objects.filter(pk=lamp.pk).update(next_due=MONDAY)
        Alarm.objects.create(case=lamp, kind="late", due=MONDAY, staff=ben)
        look()

        assert sorted(told(ben)) == ["late", "silent"]


def test_an_alarm_of_silence_is_in_the_journal_by_ids_alone(lamp, ben):
    with at(16):
        look()

    line = history(lamp).last()
    assert (line.actor, line.what, line.after["told"]) == (
        "system",
        "alarm_silent",
        [ben.pk],
    )
