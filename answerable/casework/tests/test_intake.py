"""What arrives is kept before anybody understands it, and everything gets its turn."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError

from answerable.cases.models import Case
from answerable.casework import intake
from answerable.casework.intake import IN_THE_ROW, drain, keep, understand
from answerable.casework.receive import receive
from answerable.casework.tests.makers import LAMP, send_mail
from answerable.channels.models import Envelope
from answerable.channels.web.parse import Document, raw_of as document_of
from answerable.lib.errors import ChannelTrouble

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
FORM = document_of(Document(words=LAMP, language="en"))
Outcome = Envelope.Outcome


@pytest.fixture(name="clock")
def _clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture(name="broken")
def _broken(monkeypatch):
    """Have understanding fail with a fault until it is mended."""

    def broken(fault: Exception | None) -> None:
        def receive_or_break(inbound, envelope):
            if fault:
                raise fault
            return receive(inbound, envelope)

        monkeypatch.setattr(intake, "receive", receive_or_break)

    return broken


def test_what_somebody_understands_in_the_same_breath_is_left_to_them(town, clock):
    keep("web", FORM, wait=timedelta(seconds=30))

    at_once = drain()
    clock.shift(timedelta(seconds=30))

    assert (at_once, drain()) == (0, 1)


def test_what_is_understood_is_understood_once(town):
    envelope = keep("web", FORM).envelope

    understand(envelope)
    understand(envelope)

    assert (Case.objects.count(), drain()) == (1, 0)
    assert (envelope.outcome, envelope.attempts) == (Outcome.OPENED, 1)


def test_a_drain_takes_the_longest_waiting_first_and_no_more_than_it_may(town, clock):
    envelopes = []
    for _ in range(3):
        envelopes.append(keep("web", FORM).envelope)
        clock.shift(timedelta(seconds=1))

    assert drain(most=2) == 2

    for envelope in envelopes:
        envelope.refresh_from_db()
    assert [e.outcome for e in envelopes] == ["opened", "opened", "waiting"]


def test_a_fault_leaves_no_half_of_a_case(town, broken):
    broken(ZeroDivisionError("oh"))

    envelope = understand(keep("web", FORM).envelope)

    assert envelope.outcome == Outcome.WAITING
    assert (envelope.fault, envelope.attempts) == ("ZeroDivisionError: oh", 1)
    assert not Case.objects.exists()


def test_a_fault_is_tried_again_later_and_later_then_shown_to_a_person(
    town, clock, broken
):
    broken(ZeroDivisionError("oh"))
    envelope = understand(keep("web", FORM).envelope)
    waits = [envelope.next_try - NOW]
    for _ in range(3):
        clock.move_to(envelope.next_try)
        drain()
        before = envelope.next_try
        envelope.refresh_from_db()
        waits.append(envelope.next_try - before)

    minutes = [wait.total_seconds() / 60 for wait in waits]
    assert minutes == [0.5, 5, 30, 0]
    assert (envelope.outcome, envelope.reason) == (
        Outcome.QUARANTINED,
        "not_understood",
    )
    assert (envelope.fault, envelope.attempts) == ("ZeroDivisionError: oh", 4)


def test_what_can_never_be_understood_goes_to_a_person_at_once(town):
    envelope = understand(keep("web", b"{}").envelope)

    assert (envelope.outcome, envelope.attempts) == (Outcome.QUARANTINED, 1)
    assert envelope.fault.startswith("ChannelTrouble: not a document of the web form")


def test_a_fault_that_passes_leaves_nothing_but_a_trace(town, clock, broken):
    broken(ZeroDivisionError("oh"))
    envelope = understand(keep("web", FORM).envelope)
    broken(None)
    clock.move_to(envelope.next_try)

    drain()

    envelope.refresh_from_db()
    assert (envelope.outcome, envelope.attempts) == (Outcome.OPENED, 2)


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(ZeroDivisionError("oh"), id="our mistake"),
        pytest.param(ValueError("a \0 that no database holds"), id="odd words"),
        pytest.param(IntegrityError("x" * 10_000), id="a long story"),
        pytest.param(
            ChannelTrouble("later", temporary=True), id="a channel in trouble"
        ),
    ],
)
def test_whatever_breaks_the_next_one_gets_its_turn(town, clock, monkeypatch, fault):
    first, second = (keep("web", FORM).envelope for _ in range(2))

    def receive_or_break(inbound, envelope):
        if envelope == first:
            raise fault
        return receive(inbound, envelope)

    monkeypatch.setattr(intake, "receive", receive_or_break)

    tried = drain()

    first.refresh_from_db()
    second.refresh_from_db()
    assert tried == 2
    assert (first.outcome, second.outcome) == (Outcome.WAITING, Outcome.OPENED)


def test_a_source_that_nobody_reads_is_no_end_of_the_queue(town, clock):
    odd, form = keep("telex", b"+++").envelope, keep("web", FORM).envelope

    drain()

    odd.refresh_from_db()
    form.refresh_from_db()
    assert (odd.fault, form.outcome) == ("KeyError: 'telex'", Outcome.OPENED)


def test_a_file_that_is_gone_is_a_fault_that_a_person_sees(town, files, clock):
    envelope = keep("email", b"x" * (IN_THE_ROW + 1)).envelope
    files.path(envelope.raw_sha256).unlink()

    understand(envelope)

    assert envelope.fault.startswith("FileNotFoundError")


def test_a_database_that_fails_before_the_claim_is_not_hidden(town, monkeypatch):
    def broken(*_args: object, **_options: object) -> None:
        message = "connection lost"
        raise ConnectionError(message)

    monkeypatch.setattr(intake, "fetch", broken)

    with pytest.raises(ConnectionError):
        drain()


def test_who_settled_it_meanwhile_is_right(town, monkeypatch):
    envelope = keep("web", FORM).envelope
    real = intake._put_back

    def settled_meanwhile(row, fault):
        Envelope.objects.filter(pk=row.pk).update(
            outcome=Outcome.REFUSED, settled_at=NOW
        )
        real(row, fault)

    monkeypatch.setattr(intake, "_put_back", settled_meanwhile)
    monkeypatch.setattr(intake, "receive", lambda *_: 1 / 0)

    understand(envelope)

    assert (envelope.outcome, envelope.fault) == (Outcome.REFUSED, "")


def test_a_mail_with_signs_that_no_database_holds_becomes_a_case(town):
    envelope = send_mail("a\0b", subject="c\0d", sender="A\0mina <a\0@mail.example>")

    assert envelope.outcome == Outcome.OPENED
