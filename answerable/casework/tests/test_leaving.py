"""What staff write leaves after ten seconds, and can be taken back until then."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone

from answerable.cases.models import Case, CaseLink, Interaction
from answerable.cases.models.case import Outcome
from answerable.cases.public import public_side
from answerable.cases.tests.makers import history
from answerable.casework import leaving, linking, resolve, tasks, work
from answerable.casework.leaving import Written, hold, leave_next, take_back
from answerable.casework.tests.makers import make_case
from answerable.casework.verify import breaks
from answerable.correspondence.models import ComposerDraft, Delivery, Dispatch
from answerable.lib.errors import Refused, Stale
from answerable.lib.parties import IdentityLevel

WORDS = "A crew comes on Friday."
PATIENCE = 20  # seconds; a test that waits for longer hangs


@pytest.fixture(autouse=True)
def ten_seconds(settings):
    settings.UNDO_SECONDS = 10


def fresh(case):
    return Case.objects.get(pk=case.pk)


def reply(case, by, words=WORDS, seen=None):
    it = Written("reply", words, {"is_answer": True}, by)
    return hold(case, it, seen=fresh(case).version if seen is None else seen)


def ask(case, by):
    it = Written("ask", "Which side?", {}, by)
    return hold(case, it, seen=fresh(case).version)


def end(case, by):
    facts = {"outcome": "done", "with_parts": False}
    it = Written("resolve", "Mended.", facts, by)
    return hold(case, it, seen=fresh(case).version)


def ten_seconds_later():
    return time_machine.travel(timezone.now() + timedelta(seconds=10), tick=False)


def letters(case):
    return Dispatch.objects.filter(case=case).exclude(occasion="acknowledgement")


def test_until_it_leaves_nothing_has_happened(case, ben):
    before = Case.objects.filter(pk=case.pk).values().get()

    reply(case, ben)
    leave_next()

    assert Case.objects.filter(pk=case.pk).values().get() == before
    assert not letters(case).exists()
    shown = public_side(fresh(case), IdentityLevel.ANONYMOUS).messages
    assert WORDS not in [message.text for message in shown]


def test_after_ten_seconds_it_leaves_as_what_its_writer_did(case, ben):
    reply(case, ben)

    with ten_seconds_later():
        leave_next()

    assert letters(case).get().interaction.text == WORDS
    assert fresh(case).responded_at is not None
    assert history(case).filter(what="answer").get().actor == f"staff:{ben.pk}"
    assert not ComposerDraft.objects.exists()


@pytest.mark.parametrize(
    ("sent", "state"),
    [
        pytest.param(reply, "in_progress", id="reply"),
        pytest.param(ask, "waiting_person", id="question"),
        pytest.param(end, "resolved", id="resolution"),
    ],
)
def test_each_letter_of_staff_waits_and_then_moves_its_case(case, ben, sent, state):
    sent(case, ben)
    waiting = fresh(case).state

    with ten_seconds_later():
        leave_next()

    assert (waiting, fresh(case).state) == ("received", state)


def test_what_is_taken_back_never_was_but_for_one_line_of_the_journal(case, ben):
    before = fresh(case).journal_length
    reply(case, ben)

    draft = take_back(case, by=ben)
    with ten_seconds_later():
        leave_next()

    assert (draft.words, draft.leaves_at) == (WORDS, None)
    line = history(case).get(number__gt=before)
    assert (line.what, line.actor) == ("taken_back", f"staff:{ben.pk}")
    assert line.after == {"step": "reply"}
    assert not case.interactions.filter(kind=Interaction.Kind.ANSWER).exists()
    assert not letters(case).exists()
    assert not Delivery.objects.filter(dispatch__in=letters(case)).exists()


def test_what_has_left_cannot_be_taken_back(case, ben):
    reply(case, ben)
    with ten_seconds_later():
        leave_next()

    with pytest.raises(Refused) as told:
        take_back(case, by=ben)

    assert told.value.code == "message-left"


def test_nobody_takes_back_what_somebody_else_wrote(case, ben, dee):
    reply(case, ben)

    with pytest.raises(Refused) as told:
        take_back(case, by=dee)

    assert told.value.code == "message-left"

    assert ComposerDraft.objects.get().leaves_at is not None


def test_a_button_that_is_pressed_twice_sends_once(case, ben):
    first = reply(case, ben)

    again = reply(case, ben)

    assert again == first


def test_whoever_writes_on_lets_their_last_letter_go(case, ben):
    seen = fresh(case).version
    reply(case, ben)

    reply(case, ben, words="They bring a ladder.", seen=seen)

    assert letters(case).get().interaction.text == WORDS
    assert ComposerDraft.objects.get().words == "They bring a ladder."


def test_two_letters_of_two_writers_do_not_cross(case, ben, dee):
    reply(case, ben)

    with pytest.raises(Stale) as told:
        reply(case, dee, words="We look at it.")

    assert str(ben) in told.value.hint


def test_what_changed_since_it_was_read_is_said_at_once(case, ben):
    seen = fresh(case).version
    work.note(case, words="The part is on the van.", by=ben)

    with pytest.raises(Stale):
        reply(case, ben, seen=seen)

    assert not ComposerDraft.objects.exists()


def test_what_stands_against_it_is_said_at_once(case, ben):
    part = make_case(words="The pole leans.")
    linking.link(part, to=case, kind=CaseLink.Kind.PART_OF, by=ben)

    with pytest.raises(Refused):
        end(case, ben)

    assert not ComposerDraft.objects.exists()


def test_what_cannot_leave_any_more_comes_back_with_the_reason(case, ben, dee):
    ask(case, ben)
    resolve.resolve(case, outcome=Outcome.DONE, reason="Mended.", by=dee, seen=None)

    with ten_seconds_later():
        leave_next()

    draft = ComposerDraft.objects.get()
    assert (draft.words, draft.leaves_at) == ("Which side?", None)
    assert "Answered" in draft.came_back


def test_a_fault_in_one_holds_up_no_other(case, ben, monkeypatch):
    def fail(*_args, **_named):
        raise RuntimeError

    other = make_case(words="Another lamp.")
    ask(case, ben)
    reply(other, ben)
    monkeypatch.setattr(work, "ask_and_wait", fail)

    with ten_seconds_later():
        leaving.drain()

    assert "failed on our side" in ComposerDraft.objects.get().came_back
    assert letters(other).exists()


def test_what_is_put_back_stands_above_what_was_begun_since(case, ben):
    reply(case, ben)
    ComposerDraft.objects.create(case=case, by=ben, kind="message", words="And then")

    draft = take_back(case, by=ben)

    assert draft.words == f"{WORDS}\n\nAnd then"
    assert ComposerDraft.objects.get() == draft


def test_who_hands_a_case_on_meanwhile_does_not_get_it_back(case, ben, town):
    reply(case, ben)
    work.assign(case, team=town.parks, owner=None, by=ben, seen=fresh(case).version)

    with ten_seconds_later():
        leave_next()

    assert (fresh(case).team, fresh(case).owner) == (town.parks, None)
    assert letters(case).exists()


def test_the_worker_lets_it_leave_and_sends_it_in_one_go(case, ben, mailoutbox):
    reply(case, ben)

    with ten_seconds_later():
        tasks.send(timestamp=0)

    assert WORDS in mailoutbox[-1].body


def test_where_nothing_can_be_taken_back_it_leaves_at_once(case, ben, settings):
    settings.UNDO_SECONDS = 0

    assert reply(case, ben) is None
    assert letters(case).exists()


def apart(act):
    """Do something with a connection of its own, while this one holds its locks."""

    def run():
        try:
            return act()
        finally:
            connection.close()

    return ThreadPoolExecutor(1).submit(run)


def wait_for_one_who_waits():
    """Go on once another connection waits for a lock that this one holds."""
    until = timezone.now() + timedelta(seconds=PATIENCE)
    waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    with connection.cursor() as cursor:
        while timezone.now() < until:
            cursor.execute(waiting)
            if cursor.fetchone()[0]:
                return
    pytest.fail("nobody waits")


@pytest.mark.usefixtures("committed")
def test_while_it_is_taken_back_the_worker_passes_it_over(town, ben):
    case = make_case()
    reply(case, ben)
    ComposerDraft.objects.update(leaves_at=timezone.now())

    with transaction.atomic():
        take_back(case, by=ben)
        was_tried = apart(leave_next).result(PATIENCE)

    assert (was_tried, leave_next()) == (False, False)
    assert not letters(case).exists()
    assert list(breaks()) == []


@pytest.mark.usefixtures("committed")
def test_while_it_leaves_who_takes_it_back_waits_and_is_told(town, ben):
    case = make_case()
    reply(case, ben)
    ComposerDraft.objects.update(leaves_at=timezone.now())

    with transaction.atomic():
        leave_next()
        taken_back = apart(lambda: take_back(case, by=ben))
        wait_for_one_who_waits()

    with pytest.raises(Refused) as told:
        taken_back.result(PATIENCE)

    assert told.value.code == "message-left"
    assert letters(case).count() == 1
    assert list(breaks()) == []


@pytest.mark.usefixtures("committed")
def test_of_two_who_write_at_once_one_is_told(town, ben, dee):
    case = make_case()

    with transaction.atomic():
        reply(case, ben)
        other = apart(lambda: reply(case, dee, words="We look at it."))
        wait_for_one_who_waits()

    with pytest.raises(Stale) as told:
        other.result(PATIENCE)

    assert told.value.code == "message-leaving"
    assert ComposerDraft.objects.get().by == ben
