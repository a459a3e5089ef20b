"""Whoever must know is told before a promise is late, and when it is, and never twice."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.utils import timezone

from answerable.agency.models import Absence, Staff
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.alarms import alarms_for, forget_fallen_silent
from answerable.cases.models import Alarm, Case, CaseAccess
from answerable.cases.tests.makers import history, rule_on
from answerable.casework import tasks, watch
from answerable.casework.extending import extend
from answerable.casework.promises import acknowledged
from answerable.casework.tests.makers import make_case
from answerable.casework.work import ask_and_wait, assign, reply
from answerable.clock.models import Deadline, EscalationLadder, ServiceStandard

# A Monday. An answer is due in five working days, at the end of Monday the 9th: of its 48
# hours, with those of this Monday, three quarters are used on Friday the 6th at 13:00.
MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)


def at(day: int, hour: int = 10):
    return time_machine.travel(datetime(2026, 3, day, hour, tzinfo=UTC), tick=False)


def open_on_monday() -> Case:
    """Return a case that was opened and confirmed on Monday morning."""
    with time_machine.travel(MONDAY, tick=False):
        case = make_case()
        acknowledged(case, at=timezone.now())
    return _now(case)


@pytest.fixture
def lamp(town, ben) -> Case:
    """A case of Ben's, opened and confirmed on Monday morning."""
    case = open_on_monday()
    with time_machine.travel(MONDAY, tick=False):
        assign(case, team=town.roads, owner=ben, by=ben, seen=_version(case))
    return _now(case)


def _now(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def _version(case: Case) -> int:
    return _now(case).version


def told(staff: Staff) -> list[str]:
    return [alarm.kind for alarm in alarms_for(Staff.objects.get(pk=staff.pk))]


def look() -> None:
    while watch.look():
        pass


def test_the_owner_is_told_before_a_promise_is_late(lamp, ben, dee):
    with at(6, 12):
        look()
        before = told(ben)
    with at(6, 14):
        look()
        after = told(ben)

    assert (before, after) == ([], ["at_risk"])
    assert told(dee) == []


def test_what_is_late_is_told_to_its_owner_and_who_supervises(lamp, ben, dee):
    with at(10):
        look()

        assert told(ben) == told(dee) == ["late"]


def test_still_late_a_working_day_later_who_supervises_is_told_again(lamp, dee):
    with at(10):
        look()
        Alarm.objects.all().delete()
    with at(11):
        look()

        assert told(dee) == ["late"]


def test_still_late_after_three_working_days_the_head_is_told(lamp, town):
    hal = make_staff("hal", Role.DEPARTMENT_HEAD, town.roads.department)
    with at(12):
        look()
        before = told(hal)
    with at(13):
        look()

        assert (before, told(hal)) == ([], ["late"])


def test_nobody_is_told_twice_of_one_rung(lamp, ben):
    with at(9):
        look()
        Alarm.objects.all().delete()
        Deadline.objects.update(next_look=timezone.now())
        look()

        assert told(ben) == []


def test_each_telling_is_in_the_journal_by_ids_alone_and_changes_no_version(lamp, ben):
    before = lamp.version

    with at(9):
        look()

    line = history(lamp).last()
    assert (line.actor, line.what) == ("system", "alarm_at_risk")
    assert (line.after["told"], line.after["kind"]) == ([ben.pk], "answer")
    assert _version(lamp) == before


def test_what_nobody_has_is_told_to_its_team(town, ben, chloe):
    open_on_monday()
    with at(9):
        look()

        assert told(ben) == ["at_risk"]
        assert told(chloe) == []


def test_what_a_team_was_told_ends_when_somebody_has_the_case(town, ben):
    case = open_on_monday()
    with at(9):
        look()
        other = make_staff("eve", Role.CLERK, town.roads.department, town.roads)
        assign(case, team=town.roads, owner=other, by=other, seen=_version(case))

        assert told(ben) == []


def test_for_an_owner_who_is_away_whoever_stands_in_is_told(lamp, town, ben):
    eve = make_staff("eve", Role.CLERK, town.roads.department, town.roads)
    days = {"first_day": date(2026, 3, 6), "last_day": date(2026, 3, 20)}
    Absence.objects.create(staff=ben, substitute=eve, **days)

    with at(9):
        look()

        assert (told(ben), told(eve)) == ([], ["at_risk"])


def test_a_rung_with_somebody_who_left_is_passed_over_for_the_next_one(town):
    """Nobody works in Roads, and nobody leads it any more: the head is told at once."""
    sue = make_staff("sue", Role.SUPERVISOR, town.roads.department)
    hal = make_staff("hal", Role.DEPARTMENT_HEAD, town.roads.department)
    Staff.objects.filter(pk=sue.pk).update(is_active=False)
    open_on_monday()

    with at(9):
        look()
        first = told(hal)
        Alarm.objects.all().delete()
    with at(16):
        look()

        assert (first, told(hal)) == (["at_risk"], [])


def test_where_nobody_is_left_the_watch_goes_on(town):
    open_on_monday()

    with at(9):
        look()

    assert not Alarm.objects.exists()
    assert not Deadline.objects.filter(state="running", next_look__isnull=False)


def test_of_several_departments_the_nearest_leader_is_told(lamp, town, dee):
    sue = make_staff("sue", Role.SUPERVISOR, town.roads.department)

    with at(10):
        look()

        assert (told(sue), told(dee)) == (["late"], [])


def test_outside_working_hours_nobody_is_disturbed(lamp, ben):
    with at(6, 22):
        look()
        at_night = told(ben)
    with at(9, 9):
        look()

        assert (at_night, told(ben)) == ([], ["at_risk"])


def test_what_is_most_urgent_is_told_at_any_hour(lamp, ben):
    Case.objects.filter(pk=lamp.pk).update(priority=1)

    with at(6, 22):
        look()

        assert told(ben) == ["at_risk"]


def test_a_paused_clock_tells_nobody(lamp, ben):
    with at(3):
        ask_and_wait(lamp, words="Which lamp?", by=ben, seen=_version(lamp))
    with at(27):
        look()

        assert told(ben) == []


def test_a_promise_with_more_time_is_watched_anew(lamp, ben):
    ServiceStandard.objects.filter(kind="answer").update(longest_extension=10)
    with at(9):
        look()
        answer = Deadline.objects.get(state="running")
        words = "Ice on the road."
        seen = _version(lamp)
        extend(lamp, answer, amount=5, words=words, by=ben, seen=seen)
        meanwhile = told(ben)
    with at(16):
        look()

        assert (meanwhile, told(ben)) == ([], ["at_risk"])


def test_what_was_answered_falls_silent_by_itself(lamp, ben):
    with at(10):
        look()
        reply(lamp, words="It shines.", by=ben, seen=_version(lamp), is_answer=True)

        assert told(ben) == []
        assert forget_fallen_silent() == 1


def test_who_may_not_read_a_case_is_not_told_of_it(lamp, ben):
    rule_on(lamp, ben, CaseAccess.Verdict.DENY)

    with at(9):
        look()

        assert told(ben) == []


def test_after_a_night_without_a_worker_one_alarm_says_the_worst(lamp, ben, dee):
    with at(16):
        look()

        assert told(ben) == told(dee) == ["late"]
        assert history(lamp).filter(what__startswith="alarm_").count() == 1


def test_a_case_that_somebody_works_on_is_passed_over_and_told_later(lamp):
    with at(9):
        assert watch.look() == 1
        assert watch.look() == 0


def test_a_ladder_of_its_own_counts_for_one_type_of_case(town, ben):
    rungs = [{"when": "used", "amount": 10, "unit": "", "whom": ["team"]}]
    EscalationLadder.objects.create(case_type="fault_report", rungs=rungs)
    open_on_monday()

    with at(3):
        look()

        assert told(ben) == ["at_risk"]


def test_a_running_deadline_keeps_the_ladder_that_it_began_with(lamp, ben):
    rungs = [{"when": "used", "amount": 10, "unit": "", "whom": ["owner"]}]
    EscalationLadder.objects.create(case_type="", rungs=rungs)

    with at(4):
        look()

        assert told(ben) == []


def test_the_worker_comes_back_for_the_next_moment(lamp, mailroom):
    with at(3):
        tasks.watch(timestamp=0)
        tasks.watch(timestamp=0)

    planned = [job["scheduled_at"] for job in mailroom.jobs.values()]
    assert planned == [Deadline.objects.get(state="running").next_look]


def test_where_nothing_runs_the_worker_is_not_woken(town, mailroom):
    tasks.watch(timestamp=0)

    assert not mailroom.jobs


def test_looking_when_nothing_is_due_asks_six_short_questions(
    lamp, mailroom, django_assert_num_queries
):
    # Of deadlines, pauses and cases: what is due, between a savepoint and its end, and what next.
    with at(2), django_assert_num_queries(12):
        tasks.watch(timestamp=0)
