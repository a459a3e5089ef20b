"""Two hands at once: nothing is lost, nothing is done twice."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import TypeVar

import pytest
import time_machine
from django.db import connection, transaction

from answerable.cases.locks import lock_case
from answerable.cases.models import Alarm, Case
from answerable.cases.tests.makers import history
from answerable.casework import follow, joining, watch, work
from answerable.casework.deliver import deliver_next
from answerable.casework.intake import drain, keep
from answerable.casework.tests.makers import LAMP, make_case
from answerable.casework.tests.twins import followed, join as join_twins, make_twins
from answerable.casework.verify import breaks
from answerable.channels.models import Envelope
from answerable.channels.web.parse import Document, raw_of
from answerable.correspondence.models import Delivery
from answerable.lib.errors import Refused, Stale
from answerable.people.models import Person

pytestmark = pytest.mark.usefixtures("committed")
Done = TypeVar("Done")
MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)
PATIENCE = 20  # seconds; a test that waits for longer hangs


def at_once(*acts: Callable[[], Done]) -> list[Done]:
    """Do all of it at the same moment, each with a connection of its own."""
    start = Barrier(len(acts), timeout=PATIENCE)

    def run(act: Callable[[], Done]) -> Done:
        try:
            with connection.cursor() as cursor:
                # Where all wait for each other, a test fails and does not hang.
                cursor.execute("SET lock_timeout = '15s'")
            start.wait()
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return [
            each.result(PATIENCE) for each in [threads.submit(run, a) for a in acts]
        ]


def test_two_clerks_who_take_the_next_case_get_two(town, ben, dee):
    first, second = make_case(), make_case(words="Another lamp.")
    dee.teams.add(town.roads)

    taken = at_once(lambda: work.take_next(ben), lambda: work.take_next(dee))

    assert {case.pk for case in taken} == {first.pk, second.pk}


def test_of_two_clerks_who_take_the_last_case_one_gets_it(town, ben, dee):
    case = make_case()
    dee.teams.add(town.roads)

    taken = at_once(lambda: work.take_next(ben), lambda: work.take_next(dee))

    case.refresh_from_db()
    assert sorted(taken, key=bool) == [None, case]
    assert case.owner in {ben, dee}


def test_of_two_who_change_what_they_read_one_is_told_to_read_again(town, ben, dee):
    case = make_case()

    def rename(text: str, by) -> str:
        try:
            work.change_summary(case, text=text, by=by, seen=case.version)
        except Stale:
            return "stale"
        return text

    said = at_once(lambda: rename("Lamp 12", ben), lambda: rename("Lamp 21", dee))

    case.refresh_from_db()
    assert sorted(each == "stale" for each in said) == [False, True]
    assert case.summary in said
    assert list(breaks()) == []


def test_notes_written_at_once_are_all_in_one_unbroken_journal(town, ben):
    case = make_case()
    before = case.journal_length

    at_once(*(lambda n=n: work.note(case, words=f"{n}", by=ben) for n in range(4)))

    case.refresh_from_db()
    assert case.journal_length == before + 4
    assert history(case).count() == case.journal_length
    assert list(breaks()) == []


def test_a_case_can_be_pointed_at_while_somebody_holds_it(town):
    case = make_case()

    def point() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '2s'")
        case.summaries.create(text="Lamp 12")

    with transaction.atomic():
        lock_case(case.pk)
        at_once(point)

    assert case.summaries.count() == 1


def test_two_workers_understand_every_message_once(town):
    for number in range(6):
        keep("web", raw_of(Document(words=f"{LAMP} {number}", language="en")))

    tried = at_once(drain, drain)

    assert sum(tried) == Case.objects.count() == 6
    assert Envelope.objects.filter(outcome="opened", attempts=1).count() == 6


def test_the_same_form_pressed_twice_at_once_is_one_envelope(town):
    raw = raw_of(Document(words=LAMP, language="en"))

    kept = at_once(*(lambda: keep("web", raw, idempotency_key="draft-1"),) * 2)

    assert {each.envelope.pk for each in kept} == {Envelope.objects.get().pk}
    assert sorted(bool(each.secret) for each in kept) == [False, True]


def test_two_messages_of_a_new_person_at_once_are_of_one_person(town):
    document = Document(words=LAMP, language="en", email="amina@mail.example")
    for _ in range(2):
        keep("web", raw_of(document))

    at_once(drain, drain)

    assert Case.objects.count() == 2
    assert Person.objects.count() == 1


def test_two_copies_of_a_mail_at_once_open_one_case(town):
    raw = b"From: a@mail.example\r\nMessage-ID: <1@mail.example>\r\n\r\nHello."
    for _ in range(2):
        keep("email", raw, mailbox="help@hillford.example")

    at_once(drain, drain)

    outcomes = Envelope.objects.order_by("outcome").values_list("outcome", flat=True)
    assert list(outcomes) == ["duplicate", "opened"]


def test_two_workers_send_a_letter_once(town, mailoutbox):
    make_case()

    sent = at_once(deliver_next, deliver_next)

    assert sorted(sent) == [False, True]
    assert Delivery.objects.count() == 1


def test_of_two_who_join_two_cases_crosswise_one_wins_and_the_other_is_told(
    town, ben, dee
):
    twins = make_twins()
    one, other = twins.omar, twins.amina

    def join(case, to, by) -> str:
        seen, seen_other = case.version, to.version
        try:
            joining.join(case, to=to, by=by, seen=seen, seen_other=seen_other)
        except Stale:
            return "stale"
        return "joined"

    said = at_once(lambda: join(one, other, ben), lambda: join(other, one, dee))

    now = twins.fresh()
    assert sorted(said) == ["joined", "stale"]
    assert sorted([now.omar.state, now.amina.state]) == ["merged", "received"]
    assert list(breaks()) == []


def test_whatever_happens_to_joined_cases_at_once_happens_in_turn(town, ben, dee):
    twins = make_twins()
    join_twins(twins, ben)
    now = twins.fresh()

    def tried(act: Callable[[], object]) -> bool:
        try:
            act()
        except Refused:
            return False
        return True

    seen = now.omar.version
    done = at_once(
        lambda: tried(lambda: joining.undo_joining(now.omar, by=ben, seen=seen)),
        lambda: tried(lambda: follow.withdraw(followed(now.amina))),
        lambda: tried(lambda: follow.withdraw(followed(now.omar))),
        lambda: tried(lambda: joining.undo_joining(now.omar, by=dee, seen=seen)),
    )

    assert done[1:3] == [True, True]
    assert not (done[0] and done[3])
    after = twins.fresh()
    assert (after.omar.state, after.amina.state) == ("withdrawn", "withdrawn")
    assert list(breaks()) == []


def test_a_case_that_is_joined_with_two_others_at_once_is_joined_with_one(
    town, ben, dee
):
    twins = make_twins()
    third = make_case(words="Dark again.")

    def join(to, by) -> bool:
        try:
            joining.join(twins.omar, to=to, by=by, seen=twins.omar.version)
        except Stale:
            return False
        return True

    done = at_once(lambda: join(twins.amina, ben), lambda: join(third, dee))

    assert sorted(done) == [False, True]
    assert twins.fresh().omar.links.count() == 1


# The watch


def alarms() -> list[tuple[int, str, int | None]]:
    """Return each thing that somebody was told: the case, what, and whom."""
    return sorted(Alarm.objects.values_list("case", "kind", "staff"))


@pytest.fixture
def late(town, ben, dee):
    """Six cases of Ben's that nobody answered in time, and the moment when that shows."""
    with time_machine.travel(MONDAY, tick=False):
        cases = [make_case(words=f"{LAMP} {number}") for number in range(6)]
    Case.objects.update(owner=ben)
    with time_machine.travel(MONDAY + timedelta(days=8, hours=2)):
        yield cases


def told_each_once(cases) -> bool:
    """Tell whether each journal says of each rung of a deadline once who was told."""
    lines = [
        (entry.case_id, entry.after["deadline"], entry.after["rung"])
        for case in cases
        for entry in history(case).filter(what__startswith="alarm_")
    ]
    return len(lines) == len(set(lines)) >= len(cases)


def everything(cases, *staff) -> list[tuple[int, str, int | None]]:
    return sorted((case.pk, "late", one.pk) for case in cases for one in staff)


def test_of_two_who_watch_at_once_each_tells_what_the_other_does_not(
    late, ben, dee, monkeypatch
):
    monkeypatch.setattr("answerable.casework.watch.AT_ONCE", 2)

    def look_at_all() -> int:
        return sum(iter(watch.look, 0))

    at_once(look_at_all, look_at_all)
    look_at_all()

    assert alarms() == everything(late, ben, dee)
    assert told_each_once(late)
    assert list(breaks()) == []


def test_what_one_watch_is_about_to_tell_the_other_one_passes_over(late, ben, dee):
    with transaction.atomic():
        first = watch.look()
        second = at_once(watch.look)
    third = at_once(watch.look)

    assert first > 0
    assert (second, third) == ([0], [0])
    assert alarms() == everything(late, ben, dee)
    assert told_each_once(late)


def test_a_watch_that_broke_down_leaves_everything_to_the_next(late, ben, dee):
    with transaction.atomic():
        watch.look()
        transaction.set_rollback(True)

    at_once(watch.look, watch.look)
    watch.look()

    assert alarms() == everything(late, ben, dee)


def test_what_somebody_works_on_is_told_once_they_are_done(late, ben, dee):
    with transaction.atomic():
        lock_case(late[0].pk)
        at_once(watch.look)
        before = alarms()
    at_once(watch.look, watch.look)

    assert before == everything(late[1:], ben, dee)
    assert alarms() == everything(late, ben, dee)
    assert told_each_once(late)
