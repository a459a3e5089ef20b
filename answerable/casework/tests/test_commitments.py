"""What one of us promises to a person is dated, owned, kept or broken, and never silent."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from answerable.agency.duty import today
from answerable.cases.actors import staff_actor
from answerable.cases.models import Case, JournalEntry
from answerable.casework import commitments, departures, joining, leaving, work
from answerable.casework.leaving import Written
from answerable.casework.tests.makers import make_case
from answerable.clock.commitments import (
    MOST_OPEN,
    Promising,
    broken_in,
    commitments_for,
    promises_found,
    told_to_person,
)
from answerable.clock.models import Commitment
from answerable.correspondence.models import Dispatch
from answerable.lib.errors import Refused, Stale

pytestmark = pytest.mark.django_db
WHAT = "We send you the form."


@pytest.fixture(name="case")
def _case(town):
    return make_case()


def soon(days: int = 1) -> date:
    return today() + timedelta(days=days)


def promise(case: Case, by, days: int = 1, owner=None) -> Commitment:
    promising = Promising(WHAT, soon(days), owner or by)
    commitments.promise(case, promising, by=by, seen=now(case).version)
    return Commitment.objects.latest("pk")


def now(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def whats(case: Case) -> list[str]:
    lines = JournalEntry.objects.filter(case_id=case.pk, what__startswith="promise")
    return list(lines.order_by("number").values_list("what", flat=True))


def test_A17_a_promise_in_a_reply_is_kept_on_record_with_its_owner_and_its_letter(
    case, ben
):
    promising = Promising(WHAT, soon(), ben)

    work.reply(
        case,
        words="We send you the form tomorrow.",
        by=ben,
        seen=None,
        is_answer=False,
        promising=promising,
    )

    kept = Commitment.objects.get()
    assert (kept.what, kept.due_on, kept.owner) == (WHAT, soon(), ben)
    assert kept.said is not None
    assert kept.said.text == "We send you the form tomorrow."
    line = JournalEntry.objects.get(case_id=case.pk, what="promised")
    assert line.actor == staff_actor(ben)
    assert "form" not in str(line.after)


def test_A17_a_promise_is_broken_the_minute_after_its_day(case, ben, town):
    kept = promise(case, ben, days=1)
    teams = [town.roads.pk]

    with time_machine.travel(kept.due_at - timedelta(minutes=1), tick=False):
        assert [kept.is_broken, *broken_in(teams, ben)] == [False]
    with time_machine.travel(kept.due_at + timedelta(minutes=1), tick=False):
        assert [kept.is_broken, *broken_in(teams, ben)] == [True, kept]


def test_what_is_promised_by_a_day_can_be_kept_until_that_day_ends(case, ben):
    assert promise(case, ben).due_at.isoformat().startswith(soon(2).isoformat())


def test_a_reply_that_was_taken_back_promised_nothing(case, ben, settings):
    settings.UNDO_SECONDS = 10
    facts = {"is_answer": False} | commitments.as_facts(Promising(WHAT, soon(), ben))
    it = Written("reply", "Tomorrow.", facts, ben)

    leaving.hold(case, it, seen=now(case).version)
    draft = leaving.take_back(case, by=ben)

    assert not Commitment.objects.exists()
    assert draft.facts["promise_what"] == WHAT


def test_a_reply_that_leaves_later_keeps_its_promise_then(case, ben, settings):
    settings.UNDO_SECONDS = 10
    facts = {"is_answer": False} | commitments.as_facts(Promising(WHAT, soon(), ben))
    leaving.hold(
        case, Written("reply", "Tomorrow.", facts, ben), seen=now(case).version
    )

    with time_machine.travel(timezone.now() + timedelta(seconds=11)):
        leaving.drain()

    assert Commitment.objects.get().owner == ben


def test_a_question_can_promise_something_too(case, ben):
    work.ask_and_wait(
        case, words="Which lamp?", by=ben, seen=None, promising=Promising(WHAT, soon())
    )

    assert Commitment.objects.get().due_on == soon()


def test_the_queue_knows_of_a_promise_that_is_due_before_the_answer(case, ben):
    answer = now(case).next_due
    assert answer

    kept = promise(case, ben, days=0)

    assert now(case).next_due == kept.due_at < answer


def test_a_promise_that_is_kept_is_due_no_more(case, ben):
    before = now(case).next_due
    kept = promise(case, ben, days=0)

    commitments.keep(kept, by=ben)

    kept.refresh_from_db()
    assert (kept.ending, kept.ended_by) == ("kept", ben)
    assert now(case).next_due == before
    assert whats(case) == ["promised", "promise_kept"]


def test_it_is_kept_once(case, ben, dee):
    kept = promise(case, ben)

    commitments.keep(kept, by=ben)
    commitments.keep(kept, by=dee)

    kept.refresh_from_db()
    assert kept.ended_by == ben


def test_another_day_is_promised_with_a_reason_that_the_person_reads(case, ben):
    kept = promise(case, ben)

    commitments.change(
        kept, words="The printer broke.", to=soon(5), by=ben, seen=now(case).version
    )

    kept.refresh_from_db()
    assert (kept.ending, kept.reason) == ("renewed", "The printer broke.")
    assert kept.renewed_by.due_on == soon(5)
    assert kept.renewed_by.owner == ben
    letter = Dispatch.objects.latest("pk")
    assert letter.occasion == "promise_changed"
    assert all(words in letter.text for words in (WHAT, "The printer broke.", "sorry"))
    assert whats(case) == ["promised", "promise_renewed", "promised"]


def test_a_promise_is_taken_back_with_a_reason_too(case, ben):
    kept = promise(case, ben)

    commitments.change(
        kept, words="It is not ours.", to=None, by=ben, seen=now(case).version
    )

    kept.refresh_from_db()
    assert kept.ending == "dropped"
    assert "take this promise back" in Dispatch.objects.latest("pk").text


def test_what_has_ended_is_not_changed(case, ben):
    kept = promise(case, ben)
    commitments.keep(kept, by=ben)

    with pytest.raises(Refused, match="has ended"):
        commitments.change(kept, words="So.", to=soon(), by=ben, seen=now(case).version)


def test_a_promise_of_an_older_page_is_shown_what_is_new_first(case, ben):
    kept = promise(case, ben)
    seen = now(case).version
    work.note(case, words="Meanwhile.", by=ben)

    with pytest.raises(Stale):
        commitments.change(kept, words="So.", to=soon(), by=ben, seen=seen)


@pytest.mark.parametrize("days", [-1, -400])
def test_nothing_is_promised_for_a_day_that_has_passed(case, ben, days):
    with pytest.raises(Refused, match="has passed"):
        promise(case, ben, days=days)

    assert not Commitment.objects.exists()


def test_a_case_has_so_many_open_promises_and_no_more(case, ben):
    for _ in range(MOST_OPEN):
        promise(case, ben)

    with pytest.raises(Refused, match="promises are open"):
        promise(case, ben)


def test_who_leaves_leaves_their_promises_to_whoever_has_the_case(case, ben, dee):
    promise(case, ben)
    work.assign(case, team=case.team, owner=dee, by=dee, seen=now(case).version)

    departures.let_go(ben, by=dee)

    assert [each.owner for each in commitments_for(dee)] == [None]
    assert whats(case) == ["promised", "promise_handed_on"]


def test_a_promise_of_a_joined_case_is_kept_in_the_one_that_goes_on(case, ben):
    other = make_case(email="omar@mail.example", visitor="omar", token="omar")
    kept = promise(other, ben)

    joining.join(other, to=case, by=ben, seen=now(other).version)

    kept.refresh_from_db()
    assert (kept.case, kept.promised_in) == (case, other)
    assert [each.pk for each in told_to_person(other.pk)] == [kept.pk]
    assert list(told_to_person(case.pk)) == []
    joining.undo_joining(other, by=ben, seen=now(other).version)
    kept.refresh_from_db()
    assert (kept.case, kept.promised_in) == (other, None)


def test_who_was_promised_in_a_joined_case_reads_of_the_change_in_their_own(case, ben):
    other = make_case(email="omar@mail.example", visitor="omar", token="omar")
    kept = promise(other, ben)
    joining.join(other, to=case, by=ben, seen=now(other).version)

    kept.refresh_from_db()

    commitments.change(kept, words="Ice.", to=soon(3), by=ben, seen=now(case).version)

    assert Dispatch.objects.latest("pk").address == "omar@mail.example"
    assert [each.due_on for each in told_to_person(other.pk)] == [soon(3)]


def test_working_days_in_a_letter_are_those_of_the_team(case):
    with time_machine.travel("2026-11-26 10:00Z"):  # a Thursday
        found = promises_found(case, "We will come within 2 working days.")

    assert [each.by for each in found] == [date(2026, 11, 30)]


def test_a_changed_promise_needs_a_reason_in_the_database_too(case, ben):
    kept = promise(case, ben)
    kept.ending, kept.ended_by, kept.ended_at = "dropped", ben, timezone.now()

    with pytest.raises(Exception, match="commitment_changes_with_a_reason"):
        kept.save()
