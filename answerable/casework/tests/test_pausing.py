"""Our time stands still for a person as long as its standard allows, and runs on by itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from answerable.agency.models import Membership
from answerable.cases.actors import SYSTEM
from answerable.cases.alarms import alarms_for
from answerable.cases.models import Case
from answerable.cases.tests.makers import history
from answerable.cases.workflow import State as Stage
from answerable.casework import joining, pausing, tasks, work
from answerable.casework.reopen import take_up_again
from answerable.casework.tests.makers import make_case
from answerable.clock.models import Deadline, Kind, ServiceStandard
from answerable.lib.errors import Refused

pytestmark = pytest.mark.django_db
State = Deadline.State
# Asked on Tuesday the 3rd, three working days are over when Friday the 6th closes.
FRIDAY = datetime(2026, 3, 6, 17, tzinfo=UTC)


def at(day: int, hour: int = 10):
    return time_machine.travel(datetime(2026, 3, day, hour, tzinfo=UTC), tick=False)


@pytest.fixture(name="case")
def _case(town):
    """A case that came on Monday the 2nd; its answer is due on Monday the 9th."""
    ServiceStandard.objects.filter(kind="answer").update(longest_pause=3)
    with at(2):
        return make_case()


def now(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def answer(case: Case) -> Deadline:
    return Deadline.objects.filter(case=case, kind=Kind.ANSWER).latest("pk")


def ask(case: Case, by) -> Case:
    return work.ask_and_wait(case, words="Which side?", by=by, seen=None)


@pytest.fixture(name="asked")
def _asked(case, ben):
    """The same, after Ben asked its person something on Tuesday."""
    with at(3):
        ask(case, ben)
    return case


def due(case: Case) -> str:
    return answer(case).due_at.date().isoformat()


def hear(case: Case, *, at: datetime) -> None:
    """Let the person answer, who brought nothing else."""
    heard = now(case)
    take_up_again(heard, {heard.pk: heard}, at=at)


def test_it_is_known_until_when_the_time_may_stand_still(asked):
    assert answer(asked).pause_ends == FRIDAY
    assert pausing.next_look() == FRIDAY


def test_the_clock_runs_on_by_itself_once_it_stood_still_for_as_long_as_it_may(asked):
    with at(6, 16):
        assert pausing.look() == 0
    with at(6, 18):
        assert pausing.look() == 1

    assert (answer(asked).state, due(asked)) == (State.RUNNING, "2026-03-12")
    assert answer(asked).pauses[-1][1] == FRIDAY.isoformat()
    assert now(asked).next_due == answer(asked).due_at
    assert now(asked).state == Stage.WAITING_PERSON


def test_a_worker_that_comes_late_changes_nothing_about_the_day(asked):
    with at(20):
        pausing.look()

    assert due(asked) == "2026-03-12"


def test_whoever_has_the_case_is_told_once(asked, ben, dee):
    with at(6, 18):
        pausing.look()
        pausing.look()

        told = [alarm.kind for alarm in alarms_for(ben)]

    assert told == ["runs_on"]
    assert not alarms_for(dee)
    written = [(line.what, line.actor) for line in history(asked)]
    assert ("deadline_runs_on", SYSTEM) in written
    assert ("alarm_runs_on", SYSTEM) in written


def test_a_case_of_a_team_without_people_runs_on_and_nobody_is_told(asked):
    Case.objects.filter(pk=asked.pk).update(owner=None)
    Membership.objects.all().delete()

    with at(6, 18):
        pausing.look()

    assert answer(asked).state == State.RUNNING
    assert not history(asked).filter(what="alarm_runs_on")


def test_an_answer_that_comes_before_lets_the_clock_run_on_from_there(asked):
    with at(5):
        hear(asked, at=datetime(2026, 3, 5, 10, tzinfo=UTC))

    assert (due(asked), answer(asked).pause_ends) == ("2026-03-10", None)
    assert history(asked).filter(what="deadline_resumed").exists()


@pytest.mark.parametrize("looked", [True, False], ids=["in time", "not yet"])
def test_an_answer_that_comes_later_does_not_stretch_the_pause(asked, looked):
    with at(7):
        if looked:
            pausing.look()
    with at(10):
        hear(asked, at=datetime(2026, 3, 10, 10, tzinfo=UTC))

    assert due(asked) == "2026-03-12"


def test_what_is_answered_after_the_pause_was_over_is_judged_by_the_day_it_gave(
    asked, ben
):
    with at(13):
        work.reply(asked, words="A crew comes.", by=ben, seen=None, is_answer=True)

    assert (answer(asked).state, due(asked)) == (State.MISSED, "2026-03-12")


def test_to_wait_longer_is_refused_in_plain_words(asked, ben):
    with at(9):
        pausing.look()

        with pytest.raises(Refused, match="stood still for as long as it may") as no:
            ask(now(asked), ben)

    assert no.value.code == "pause-long"
    assert answer(asked).state == State.RUNNING


def test_no_other_step_in_between_makes_it_stand_still_again(asked, ben):
    with at(9):
        pausing.look()
        work.reply(asked, words="We go on.", by=ben, seen=None, is_answer=False)

        with pytest.raises(Refused):
            ask(now(asked), ben)


def test_asking_again_meanwhile_does_not_begin_it_anew(asked, ben):
    with at(5):
        ask(now(asked), ben)

    assert answer(asked).pause_ends == FRIDAY


def test_another_question_after_an_answer_has_its_own_time(asked, ben):
    with at(4):
        hear(asked, at=datetime(2026, 3, 4, 10, tzinfo=UTC))
    with at(5):
        ask(now(asked), ben)

    assert answer(asked).pause_ends == datetime(2026, 3, 10, 17, tzinfo=UTC)


def test_where_only_supervisors_let_it_stand_still_a_clerk_is_refused(case, ben, dee):
    ServiceStandard.objects.update(paused_by_leaders=True)

    with at(3):
        with pytest.raises(Refused, match="Only a supervisor") as no:
            ask(case, ben)
        ask(case, dee)

    assert no.value.code == "pause-by-leaders"
    assert answer(case).state == State.PAUSED


def test_what_was_answered_is_asked_about_without_end(case, ben):
    with at(3):
        work.reply(case, words="A crew comes.", by=ben, seen=None, is_answer=True)
    ServiceStandard.objects.update(paused_by_leaders=True)

    with at(4):
        ask(now(case), ben)

    assert now(case).state == Stage.WAITING_PERSON


def test_without_a_longest_time_it_stands_still_until_the_person_answers(town, ben):
    with at(2):
        case = make_case()
        ask(case, ben)
    with at(30):
        assert pausing.look() == 0

    assert answer(case).state == State.PAUSED
    assert pausing.next_look() is None


def test_another_service_does_not_begin_the_pause_anew(asked, ben, town):
    with at(4):
        work.change_service(
            now(asked), service=town.tree, by=ben, seen=now(asked).version
        )

    assert answer(asked).state == State.PAUSED
    assert answer(asked).pause_ends == FRIDAY


def test_a_case_that_is_taken_apart_again_has_the_rest_of_its_pause(asked, ben, dee):
    with at(4):
        other = make_case(email="omar@mail.example", words="The lamp, Mill Lane.")
        joining.join(now(asked), to=other, by=dee, seen=now(asked).version)
        assert answer(asked).pause_ends is None
        joining.undo_joining(now(asked), by=dee, seen=now(asked).version)

    assert (answer(asked).state, answer(asked).pause_ends) == (State.PAUSED, FRIDAY)


def test_the_worker_comes_back_when_the_time_has_stood_still_long_enough(
    asked, mailroom
):
    with at(5):
        Case.objects.update(next_look=FRIDAY + timedelta(days=9))
        Deadline.objects.update(next_look=None)

        tasks.watch(timestamp=0)

    (job,) = mailroom.jobs.values()
    assert job["scheduled_at"] == FRIDAY


def test_looking_asks_once_however_much_is_stood_still(
    asked, ben, django_assert_max_num_queries
):
    with at(3):
        for number in range(5):
            ask(make_case(words=f"Lamp {number}."), ben)
    with at(5), django_assert_max_num_queries(3):
        assert pausing.look() == 0
