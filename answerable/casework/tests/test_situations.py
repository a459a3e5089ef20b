"""Many cases with one cause: caught, told, ended together, and each step undone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from answerable.cases.access import visible_to
from answerable.cases.case_tasks import Doable
from answerable.cases.models import Case, Situation
from answerable.cases.models.case import Outcome
from answerable.cases.situations import candidates_for, count_alike
from answerable.cases.tests.makers import history
from answerable.casework import situation_steps as steps, situations, telling_all
from answerable.casework.balance import balance
from answerable.casework.case_tasks import add_tasks
from answerable.casework.situations import Plan
from answerable.casework.tests.makers import make_case
from answerable.casework.tests.test_concurrency import at_once
from answerable.casework.verify import breaks
from answerable.lib.errors import Refused, Stale
from answerable.lib.positions import Point, Source, Spot

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
DAY = timedelta(days=1)
MAIN = Point(50.02, 10.02)
HERE = Spot(50.0202, 10.02, Source.MAP, 5)
FAR = Spot(50.08, 10.08, Source.MAP, 5)
TITLE = {"en": "A burst main in Mill Lane", "es": "Tubería rota en Mill Lane"}
DIGGING = {"en": "We are digging.", "es": "Estamos excavando."}
MENDED = {"en": "The main is mended.", "es": "La tubería está reparada."}


@pytest.fixture
def monday():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


def plan(**changes):
    given = {
        "title": TITLE,
        "begins_at": MONDAY - DAY,
        "ends_at": MONDAY + 2 * DAY,
        "point": MAIN,
        "metres": 200,
    }
    return Plan(**(given | changes))  # type: ignore[arg-type]  # as said


@pytest.fixture
def burst(town, monday, dee):
    """A burst main around a point, which Dee began."""
    return situations.begin(town.lamp, plan(), words=DIGGING, by=dee)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def report(number=1, **changes):
    email = f"n{number}@mail.example"
    return make_case(**({"spot": HERE, "email": email} | changes))


def letters(case):
    found = case.dispatches.filter(occasion="situation").order_by("pk")
    return [one.text for one in found]


def say(burst, dee, words=MENDED):
    return steps.say(fresh(burst), words=words, by=dee, seen=fresh(burst).version)


def resolve(burst, dee, seen=None):
    version = fresh(burst).version if seen is None else seen
    return steps.resolve_together(
        fresh(burst), outcome=Outcome.DONE, reasons=MENDED, by=dee, seen=version
    )


def test_what_is_reported_there_and_then_is_caught_and_told_at_once(burst):
    case = report()

    assert case.situation == burst
    [letter] = letters(case)
    assert TITLE["en"] in letter
    assert DIGGING["en"] in letter
    assert case.state == "received"
    assert list(breaks()) == []


def test_the_journal_says_why_by_codes_and_ids_alone(burst):
    case = report()

    caught = history(case).get(what="captured")
    assert (caught.actor, caught.reason) == ("system", "matched")
    assert caught.after == {"situation": burst.pk}
    assert history(case).get(what="situation_told").after == {
        "situation": burst.pk,
        "status": 1,
    }


def test_each_reads_it_in_their_own_language(burst):
    assert DIGGING["es"] in letters(report(language="es"))[0]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"spot": FAR}, id="elsewhere"),
        pytest.param({"spot": None}, id="nobody knows where"),
        pytest.param({"service": "tree"}, id="another service"),
        pytest.param({"case_type": "complaint"}, id="a complaint"),
    ],
)
def test_what_does_not_belong_is_not_caught(burst, changes):
    assert report(**changes).situation is None


def test_in_an_area_without_a_circle_the_area_is_enough(town, monday, dee):
    only = plan(point=None, metres=None, area=town.market)
    burst = situations.begin(town.lamp, only, words=DIGGING, by=dee)

    assert report(spot=None, area="market").situation == burst


def test_before_it_begins_and_after_it_ends_nothing_is_caught(burst, monday):
    monday.shift(3 * DAY)
    assert report().situation is None

    assert steps.end_what_is_over() == 1
    assert fresh(burst).state == "ended"
    assert steps.end_what_is_over() == 0


def test_it_ends_by_itself_and_its_cases_go_on(burst, monday):
    case = report()
    monday.shift(3 * DAY)
    steps.end_what_is_over()
    telling_all.drain()

    assert fresh(case).state == "received"
    assert not fresh(burst).is_telling


def test_one_person_is_told_once_however_often_they_write(burst):
    first = report()
    second = report()

    assert (len(letters(first)), len(letters(second))) == (1, 0)
    told = history(second).get(what="situation_told")
    assert told.reason == "knows_already"


def test_who_gave_no_address_reads_it_on_the_page_of_their_case(burst):
    case = report(email="", name="")

    assert case.interactions.filter(kind="reply", text=DIGGING["en"]).exists()


def test_the_limits_of_machines_hold(burst):
    for number in range(5):
        make_case(email="n1@mail.example", words=f"Lamp {number}", spot=FAR)

    case = report()

    assert letters(case) == []
    assert history(case).get(what="situation_told").reason == "too_many"


def test_news_goes_to_everybody_once_with_one_line_in_each_journal(burst, dee):
    cases = [report(number) for number in range(3)]

    say(burst, dee)
    telling_all.drain()
    telling_all.drain()

    assert [len(letters(case)) for case in cases] == [2, 2, 2]
    lines = [history(case).filter(what="situation_told").count() for case in cases]
    assert lines == [2, 2, 2]
    assert not fresh(burst).is_telling
    assert list(breaks()) == []


def test_who_comes_later_hears_the_last_news_alone(burst, dee):
    say(burst, dee)
    telling_all.drain()

    [letter] = letters(report())
    assert MENDED["en"] in letter


def test_news_leave_a_moment_later_and_are_taken_back_until_then(
    burst, dee, monday, settings
):
    settings.UNDO_SECONDS = 10
    case = report()
    say(burst, dee)
    telling_all.drain()
    assert len(letters(case)) == 1

    steps.take_back(burst, by=dee)
    monday.shift(timedelta(seconds=11))
    telling_all.drain()

    assert len(letters(case)) == 1
    assert not fresh(burst).is_telling


def test_what_has_left_cannot_be_taken_back(burst, dee, monday, settings):
    settings.UNDO_SECONDS = 10
    case = report()
    say(burst, dee)
    monday.shift(timedelta(seconds=11))
    telling_all.drain()

    with pytest.raises(Refused):
        steps.take_back(burst, by=dee)
    assert len(letters(case)) == 2


def test_two_news_do_not_cross(burst, dee, settings):
    settings.UNDO_SECONDS = 10
    say(burst, dee)

    with pytest.raises(Refused):
        say(burst, dee)


def test_all_are_ended_together_with_one_outcome_and_reason(burst, dee):
    cases = [report(number) for number in range(3)]

    resolve(burst, dee)
    telling_all.drain()

    ended = [fresh(case) for case in cases]
    assert {(case.state, case.outcome) for case in ended} == {("resolved", "done")}
    assert {case.outcome_reason for case in ended} == {MENDED["en"]}
    assert fresh(burst).state == "resolved"
    assert report(9).situation is None
    assert list(breaks()) == []


def test_an_ending_is_taken_back_before_anybody_was_told(burst, dee, settings):
    settings.UNDO_SECONDS = 10
    case = report()
    resolve(burst, dee)

    steps.take_back(burst, by=dee)
    telling_all.drain()

    assert fresh(burst).state == "open"
    assert fresh(case).state == "received"


def test_what_was_ended_together_is_taken_up_together(burst, dee, monday):
    cases = [report(number) for number in range(3)]
    resolve(burst, dee)
    telling_all.drain()

    taken_up = steps.open_again(
        fresh(burst), ends_at=MONDAY + 5 * DAY, by=dee, seen=fresh(burst).version
    )
    telling_all.drain()

    assert taken_up == 3
    assert {fresh(case).state for case in cases} == {"in_progress"}
    assert report(9).situation == burst
    assert list(breaks()) == []


def test_what_has_something_left_to_do_stays_open_and_says_so(burst, dee, ben):
    case = report()
    add_tasks(case, Doable("Look at the pipe."), by=ben, seen=case.version)

    resolve(burst, dee)
    telling_all.drain()

    assert fresh(case).is_open
    assert history(case).filter(what="situation_told").last().reason == "tasks-open"


def test_what_another_team_has_meanwhile_stays_open(burst, dee, town):
    case = report()
    Case.objects.filter(pk=case.pk).update(team=None)

    resolve(burst, dee)
    telling_all.drain()

    assert fresh(case).is_open


def test_a_case_is_released_and_hears_nothing_more(burst, dee):
    case = report()

    situations.release(case, by=dee)
    say(burst, dee)
    telling_all.drain()

    assert fresh(case).situation is None
    assert len(letters(case)) == 1
    with pytest.raises(Refused):
        situations.release(fresh(case), by=dee)


def test_what_came_before_is_added_by_hand_and_told(town, monday, dee):
    early = report()
    burst = situations.begin(town.lamp, plan(), words=DIGGING, by=dee)
    found = candidates_for(burst, visible_to(dee))
    assert found == [early]

    added = situations.add(burst, [early.reference], by=dee)
    telling_all.drain()

    assert added == 1
    assert fresh(early).situation == burst
    assert len(letters(early)) == 1
    assert candidates_for(burst, visible_to(dee)) == []


def test_what_is_restricted_is_never_in_it_and_never_told(burst, dee):
    case = report()
    Case.objects.filter(pk=case.pk).update(is_restricted=True)

    say(burst, dee)
    resolve(burst, dee)
    telling_all.drain()

    assert len(letters(case)) == 1
    assert fresh(case).state == "received"


def test_many_like_it_are_counted_and_few_are_not(town, monday):
    cases = [report(number) for number in range(4)]
    assert count_alike(cases[0]) == 0

    report(5)

    assert count_alike(cases[0]) == 5


def test_whoever_looked_at_it_before_it_changed_decides_nothing(burst, dee):
    seen = burst.version
    say(burst, dee)

    with pytest.raises(Stale):
        resolve(burst, dee, seen=seen)


def test_it_ends_before_today_nowhere(town, monday, dee):
    with pytest.raises(Refused):
        situations.begin(town.lamp, plan(ends_at=MONDAY), words=DIGGING, by=dee)


def test_its_window_and_title_are_changed(burst):
    situations.change(burst, plan(title={"en": "Another"}), seen=burst.version)

    assert fresh(burst).title == {"en": "Another"}
    with pytest.raises(Stale):
        situations.change(burst, plan(), seen=burst.version)


def test_it_is_ended_by_hand_and_opened_again(burst, dee):
    steps.end_now(burst, seen=burst.version)
    assert report().situation is None

    again = fresh(burst)
    steps.open_again(again, ends_at=MONDAY + DAY, by=dee, seen=again.version)

    assert report(2).situation == burst
    with pytest.raises(Refused):
        steps.open_again(
            fresh(burst), ends_at=MONDAY + DAY, by=dee, seen=fresh(burst).version
        )


def test_all_that_arrived_is_still_accounted_for(burst, dee):
    report(1), report(2)
    resolve(burst, dee)
    telling_all.drain()

    assert balance().holds


def test_of_two_who_end_it_at_once_one_is_told_to_look_again(burst, dee, committed):
    cases = [report(number) for number in range(2)]
    seen = fresh(burst).version

    def end():
        try:
            resolve(burst, dee, seen=seen)
        except Stale:
            return False
        return True

    assert sorted(at_once(end, end)) == [False, True]
    telling_all.drain()
    told = [history(case).filter(what="resolved").count() for case in cases]
    assert told == [1, 1]


def test_two_workers_who_tell_at_once_tell_nobody_twice(burst, dee, committed):
    cases = [report(number) for number in range(3)]
    say(burst, dee)

    at_once(telling_all.drain, telling_all.drain)

    assert [len(letters(case)) for case in cases] == [2, 2, 2]
    assert list(breaks()) == []


def test_a_report_that_arrives_while_it_ends_is_in_it_and_told_or_is_not(
    burst, dee, committed
):
    _ended, case = at_once(
        lambda: resolve(burst, dee, seen=burst.version), lambda: report(7)
    )
    telling_all.drain()

    now = fresh(case)
    assert (now.situation_id, now.state) in {
        (burst.pk, "resolved"),
        (None, "received"),
    }
    assert Situation.objects.get().state == "resolved"
    assert list(breaks()) == []
