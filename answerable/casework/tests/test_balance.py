"""Everything that arrived is accounted for, in any window and on every channel."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from answerable.cases.models import Case
from answerable.casework.balance import balance
from answerable.casework.intake import keep, understand
from answerable.casework.tests.makers import LAMP, make_case, send_form, send_mail
from answerable.channels.models import Envelope
from answerable.correspondence.models import Dispatch

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.fixture(name="week")
def _week(town):
    """One of everything that can become of a message, an hour apart."""
    with time_machine.travel(MONDAY, tick=False) as clock:
        for event in (
            send_form,
            lambda: send_mail("Once.", message_id="<1@mail.example>"),
            lambda: send_mail("Once.", message_id="<1@mail.example>"),
            lambda: send_mail("Buy!", Precedence="bulk"),
            lambda: understand(keep("web", b"{}").envelope),
            lambda: keep("email", b"From: a@b.example\r\n\r\nHi"),
            lambda: send_mail("More.", In_Reply_To=Dispatch.objects.first().message_id),
        ):
            event()
            clock.shift(timedelta(hours=1))
        yield clock


def test_A21_everything_that_arrived_is_accounted_for(week):
    sheet = balance()

    assert sheet.holds
    assert (sheet.received, sheet.outcomes) == (
        7,
        {
            "waiting": 1,
            "opened": 2,
            "continued": 1,
            "duplicate": 1,
            "refused": 1,
            "quarantined": 1,
        },
    )


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("", id="all channels"),
        pytest.param("web", id="web"),
        pytest.param("email", id="mail"),
        pytest.param("telex", id="a channel that we do not have"),
    ],
)
def test_A21_the_balance_is_even_over_any_window_and_channel(week, source):
    times = [None, *(MONDAY + timedelta(hours=hour) for hour in range(0, 9, 2))]

    sheets = [
        balance(since=since, until=until, source=source)
        for since in times
        for until in times
    ]

    assert all(sheet.holds for sheet in sheets)


def test_the_parts_of_a_time_add_up_to_the_whole(week):
    noon = MONDAY + timedelta(hours=3)

    before, after = balance(until=noon), balance(since=noon)

    assert (before.received, after.received) == (3, 4)


def test_the_channels_add_up_to_the_whole(week):
    assert [balance(source=name).received for name in ("web", "email")] == [2, 5]


def test_A21_a_case_without_an_envelope_raises_the_alarm(town):
    case = make_case()
    Case.objects.filter(pk=case.pk).update(reference="7K4M-9XQK")

    sheet = balance()

    assert not sheet.holds
    assert sheet.without_envelope == ["7K4M-9XQK"]
    assert sheet.without_case == [case.reference]


def test_a_case_whose_envelope_says_something_else_raises_the_alarm(town):
    case = make_case()
    Envelope.objects.update(outcome="refused")

    assert balance().without_envelope == [case.reference]


def test_an_outcome_that_nobody_knows_raises_the_alarm(town):
    send_form()
    Envelope.objects.update(outcome="lost")

    sheet = balance()

    assert not sheet.holds
    assert (sheet.received, sum(sheet.outcomes.values())) == (1, 0)


def test_an_orphan_is_looked_for_in_its_window_and_channel(week):
    orphan = send_form(words=f"{LAMP} 2", visitor="another").envelope
    Envelope.objects.filter(pk=orphan.pk).update(outcome="refused")
    eight = MONDAY + timedelta(hours=7)

    assert balance(since=eight).without_envelope == [orphan.reference]
    assert balance(until=eight).holds
    assert balance(source="email").holds


def test_an_empty_house_is_even(db):
    assert balance().holds
