"""Cases that are put off: out of one queue, back by themselves, never out of sight."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from answerable.agency.models import Staff, Team
from answerable.cases.access import visible_to
from answerable.cases.counting import counts, numbers_of
from answerable.cases.lists import first_open
from answerable.cases.models import Case, Snooze
from answerable.cases.queries import View, queue
from answerable.cases.snoozes import forget_what_is_over
from answerable.cases.tests.makers import history, make_view
from answerable.casework import distributing, snoozing, work
from answerable.casework.several import Standing, put_back
from answerable.casework.tests.makers import make_case, send_mail
from answerable.clock.models import Deadline
from answerable.lib.errors import Refused

HOUR = timedelta(hours=1)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def put_off(case, by, until=None):
    until = until or timezone.now() + 24 * HOUR
    return snoozing.snooze(fresh(case), until=until, by=by)


def seen_by(staff, view=View.TEAM):
    """Return what a queue shows, in each of the three ways in which it is asked."""
    reader = Staff.objects.get(pk=staff.pk)
    visible = visible_to(reader)
    listed = [case.pk for case in queue(visible, view, reader)]
    assert [row.pk for row in first_open(reader, view, 50)] == listed
    assert counts(reader, most=99)[view] == len(listed)
    return listed


@pytest.fixture
def owned(case, ben):
    """Ben's case."""
    work.assign(case, team=case.team, owner=ben, by=ben, seen=case.version)
    return fresh(case)


@pytest.mark.parametrize("view", [View.MINE, View.TEAM])
def test_it_leaves_the_queue_of_who_put_it_off(ben, owned, view):
    put_off(owned, ben)

    assert seen_by(ben, view) == []


def test_what_nobody_has_leaves_their_queue_too(ben, case):
    put_off(case, ben)

    assert seen_by(ben, View.UNASSIGNED) == []


def test_colleagues_and_supervisors_see_it_as_ever(ben, dee, owned):
    put_off(owned, ben)

    assert queue(visible_to(dee), make_view(owner=dee), dee).contains(owned)


def test_it_comes_back_by_itself_at_its_time(ben, owned):
    put_off(owned, ben, timezone.now() + HOUR)

    with time_machine.travel(timezone.now() + 2 * HOUR, tick=False):
        assert seen_by(ben) == [owned.pk]


def test_what_is_late_is_never_out_of_the_queue(ben, owned):
    put_off(owned, ben)

    Case.objects.filter(pk=owned.pk).update(next_due=timezone.now() - HOUR)

    assert seen_by(ben, View.MINE) == [owned.pk]
    assert seen_by(ben, View.LATE) == [owned.pk]


def test_no_promise_waits_for_it(ben, owned):
    before = list(Deadline.objects.values_list("state", "due_at").order_by("pk"))

    put_off(owned, ben)

    after = list(Deadline.objects.values_list("state", "due_at").order_by("pk"))
    assert after == before
    assert fresh(owned).state == owned.state


def test_it_comes_back_when_the_person_writes(mailroom, ben, town):
    send_mail()
    case = Case.objects.get()
    put_off(case, ben)

    send_mail(
        "It is still dark.",
        subject=f"Re: Street light [{case.reference}]",
        message_id="<again@mail.example>",
        In_Reply_To=case.interactions.get(kind="message").message_id,
    )

    assert case.interactions.filter(kind="message").count() == 2
    assert not Snooze.objects.exists()


def test_it_comes_back_when_it_is_given_to_who_put_it_off(ben, dee, case):
    put_off(case, ben)
    now = fresh(case)

    work.assign(now, team=now.team, owner=ben, by=dee, seen=now.version)

    assert seen_by(ben, View.MINE) == [case.pk]


def test_it_comes_back_when_giving_it_away_is_undone(ben, dee, owned):
    put_off(owned, ben)
    given = work.assign(
        owned, team=owned.team, owner=None, by=dee, seen=fresh(owned).version
    )
    before = Standing.before(owned, since=given, changed_service=False)

    put_back(before, by=dee)

    assert seen_by(ben, View.MINE) == [owned.pk]


def test_it_comes_back_when_the_team_gives_it_out_by_itself(ben, case, monkeypatch):
    put_off(case, ben)
    in_turn = Team.Distribution.ROUND_ROBIN
    Team.objects.filter(pk=case.team_id).update(distribution=in_turn)
    monkeypatch.setattr(distributing, "is_working_now", lambda _team: True)

    distributing.give_out(fresh(case))

    assert seen_by(ben, View.MINE) == [case.pk]


def test_taking_the_next_one_passes_over_it(ben, case):
    put_off(case, ben)
    other = make_case(words="The bridge rail is loose.", visitor="another")

    taken = work.take_next(Staff.objects.get(pk=ben.pk))
    nothing_more = work.take_next(Staff.objects.get(pk=ben.pk))

    assert (taken, nothing_more) == (other, None)


def test_a_kept_view_and_its_number_agree_at_once(ben, owned):
    view, visible = make_view(owner=ben), visible_to(ben)
    before = numbers_of([view], visible, ben)[view.pk]

    put_off(owned, ben)

    assert (before, numbers_of([view], visible, ben)[view.pk]) == (1, 0)
    assert not queue(visible, view, ben).exists()


def test_putting_off_is_in_the_journal_and_outdates_nobodys_page(ben, owned):
    until = timezone.now() + HOUR

    put_off(owned, ben, until)

    line = history(owned).last()
    assert (line.what, line.actor) == ("snoozed", f"staff:{ben.pk}")
    assert datetime.fromisoformat(line.after["until"]) == until
    assert fresh(owned).version == owned.version


def test_putting_off_again_moves_the_time(ben, owned):
    put_off(owned, ben)
    later = timezone.now() + 48 * HOUR

    put_off(owned, ben, later)

    assert Snooze.objects.get().until == later


def test_pressing_twice_is_putting_off_once(ben, owned):
    until = timezone.now() + 24 * HOUR

    put_off(owned, ben, until)
    put_off(owned, ben, until)

    assert [line.what for line in history(owned)].count("snoozed") == 1


def test_putting_back_twice_is_putting_back_once(ben, owned):
    put_off(owned, ben)

    snoozing.wake(owned, by=ben)
    snoozing.wake(owned, by=ben)

    assert seen_by(ben) == [owned.pk]
    assert history(owned).filter(what="woken").count() == 1


@pytest.mark.parametrize(
    "until",
    [pytest.param(-HOUR, id="passed"), pytest.param(91 * 24 * HOUR, id="far")],
)
def test_a_time_that_makes_no_sense_is_refused(ben, owned, until):
    with pytest.raises(Refused):
        put_off(owned, ben, timezone.now() + until)


def test_nobody_puts_off_more_than_can_be_remembered(ben, owned, monkeypatch):
    monkeypatch.setattr(snoozing, "MOST_SNOOZED", 1)
    put_off(owned, ben)
    other = make_case(words="The bridge rail is loose.", visitor="another")

    with pytest.raises(Refused, match="You have put off 1 cases"):
        put_off(other, ben)


def test_what_is_over_is_thrown_away(ben, owned):
    put_off(owned, ben)

    assert forget_what_is_over(timezone.now()) == 0
    assert forget_what_is_over(timezone.now() + 48 * HOUR) == 1
