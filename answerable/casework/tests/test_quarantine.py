"""What nobody understood is in the hands of triage supervisors, and every look counts."""

from __future__ import annotations

import pytest
from django.core import signing

from answerable.cases.models import Case, Interaction, JournalEntry
from answerable.casework import intake, quarantine
from answerable.casework.intake import keep, understand
from answerable.casework.quarantine import (
    ask_for_release,
    get_released,
    look,
    open_by_hand,
    quarantined_for,
    refuse,
    release,
    release_key,
    replay,
    visible,
)
from answerable.casework.receive import receive
from answerable.casework.tests.makers import LAMP, case_of, send_form
from answerable.casework.verify import breaks
from answerable.channels.models import Envelope
from answerable.correspondence.models import Dispatch
from answerable.lib.errors import NotFound

Outcome = Envelope.Outcome
SENDER = "amina@mail.example"


@pytest.fixture(name="held")
def _held(town) -> Envelope:
    """Something that nobody could understand."""
    return understand(keep("web", b"\x00\x1b[31mHello").envelope)


@pytest.fixture(name="eleventh")
def _eleventh(town) -> Envelope:
    """The form that was one too many in its hour."""
    kept = [send_form(words=f"{LAMP} {number}") for number in range(11)]
    return kept[-1].envelope


def written(envelope: Envelope) -> list[tuple[str, str]]:
    lines = JournalEntry.objects.filter(envelope_id=envelope.pk).order_by("number")
    return [(line.actor, line.what) for line in lines]


def test_a_supervisor_of_triage_sees_what_waits_newest_first(held, eleventh, dee):
    assert list(quarantined_for(dee)) == [eleventh, held]


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(look, id="look"),
        pytest.param(replay, id="replay"),
        pytest.param(lambda who, it: open_by_hand(who, it, words="x"), id="open"),
        pytest.param(lambda who, it: refuse(who, it, reason="spam"), id="refuse"),
    ],
)
@pytest.mark.parametrize(
    "name",
    [
        pytest.param("ben", id="clerk"),
        pytest.param("ada", id="auditor"),
        pytest.param("chloe", id="another team"),
    ],
)
def test_nobody_else_sees_or_touches_anything(request, held, name, act):
    staff = request.getfixturevalue(name)

    assert not quarantined_for(staff).exists()
    with pytest.raises(NotFound):
        act(staff, held.reference)
    assert written(held) == []


def test_what_is_not_in_quarantine_cannot_be_looked_at(town, dee):
    envelope = send_form().envelope

    with pytest.raises(NotFound):
        look(dee, envelope.reference)


def test_every_look_is_a_line_of_the_journal(held, dee):
    look(dee, held.reference)
    look(dee, held.reference)

    assert written(held) == [(f"staff:{dee.pk}", "looked_at")] * 2
    assert list(breaks()) == []


def test_a_look_shows_text_with_its_control_characters(held, dee):
    assert look(dee, held.reference).text == "\\x00\\x1b[31mHello"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        pytest.param(b"a\tb\nc", "a\tb\nc", id="lines and tabs"),
        pytest.param(b"a\r\n", "a\\x0d\n", id="carriage return"),
        pytest.param("abc\u202etxt".encode(), "abc\\x202etxt", id="turned letters"),
        pytest.param("مصباح é".encode(), "مصباح é", id="any alphabet"),
        pytest.param(b"\xff\xfe", "��", id="no text"),
        pytest.param(b"<script>", "<script>", id="markup, as it is written"),
        pytest.param(b"x" * 5_000, "x" * 4_000, id="the first four thousand"),
        pytest.param("é".encode() * 5_000, "é" * 4_000, id="letters, not bytes"),
        pytest.param("𝄞".encode() * 5_000, "𝄞" * 4_000, id="wide letters"),
    ],
)
def test_a_raw_message_is_seen_as_plain_text(raw, shown):
    assert visible(raw) == shown


def test_what_is_understood_at_the_second_try_becomes_a_case(town, dee, monkeypatch):
    monkeypatch.setattr(intake, "WAITS", ())
    monkeypatch.setattr(intake, "receive", lambda *_: 1 / 0)
    envelope = send_form().envelope
    monkeypatch.setattr(intake, "receive", receive)

    replayed = replay(dee, envelope.reference)

    assert replayed.outcome == Outcome.OPENED
    assert case_of(replayed).reference == envelope.reference
    assert written(envelope) == [(f"staff:{dee.pk}", "replayed")]


def test_what_is_still_not_understood_comes_back(held, dee):
    replayed = replay(dee, held.reference)

    assert (replayed.outcome, replayed.reason) == (
        Outcome.QUARANTINED,
        "not_understood",
    )


def test_a_person_can_open_a_case_with_their_own_words(held, dee, town):
    envelope = open_by_hand(dee, held.reference, words="They greet us, in red.")

    case = case_of(envelope)
    message = case.interactions.get(kind=Interaction.Kind.MESSAGE)
    assert envelope.outcome == Outcome.OPENED
    assert (case.team, case.reference) == (town.triage, held.reference)
    assert (message.text, message.envelope) == ("They greet us, in red.", held)
    assert written(held) == [(f"staff:{dee.pk}", "opened_by_hand")]


def test_who_sent_a_mail_that_was_opened_by_hand_is_answered(town, dee):
    envelope = understand(keep("email", b"", transport_sender=SENDER).envelope)

    case = case_of(open_by_hand(dee, envelope.reference, words="Empty."))

    assert case.contact.address == SENDER
    assert Dispatch.objects.get(case=case).address == SENDER


def test_what_needs_no_desk_is_refused_with_a_reason(held, dee):
    envelope = refuse(dee, held.reference, reason="advertising")

    line = JournalEntry.objects.get(envelope_id=held.pk)
    assert (envelope.outcome, envelope.reason) == (Outcome.REFUSED, "advertising")
    assert (line.what, line.reason) == ("refused", "advertising")
    assert not Case.objects.exists()


def test_the_link_lets_a_request_through(eleventh):
    released = release(release_key(eleventh))

    assert released.outcome == Outcome.OPENED
    assert written(eleventh) == [("person", "released")]


def test_a_supervisor_lets_a_request_through(eleventh, dee):
    assert replay(dee, eleventh.reference).outcome == Outcome.OPENED


def test_a_second_press_of_the_link_finds_the_case(eleventh):
    key = release_key(eleventh)
    release(key)

    again = release(key)

    assert (again.outcome, again.attempts) == (Outcome.OPENED, 1)
    assert written(eleventh) == [("person", "released")]


def test_the_link_lets_nothing_through_that_nobody_understood(held):
    assert release(release_key(held)).outcome == Outcome.QUARANTINED


@pytest.mark.parametrize(
    "key",
    [
        pytest.param(lambda _: "nonsense", id="nonsense"),
        pytest.param(lambda it: release_key(it)[:-1] + "_", id="forged"),
        pytest.param(lambda it: signing.dumps(it.reference), id="for something else"),
        pytest.param(
            lambda _: signing.dumps("V9DX-4RMY", salt=quarantine.RELEASE_SALT),
            id="of nothing that we have",
        ),
    ],
)
def test_any_other_link_is_for_nothing(eleventh, key):
    for act in (release, get_released):
        with pytest.raises(NotFound):
            act(key(eleventh))


def test_the_link_is_sent_to_the_address_that_was_given(eleventh):
    assert ask_for_release(eleventh, SENDER, "en")

    dispatch = Dispatch.objects.get()
    assert (dispatch.occasion, dispatch.address) == ("release", SENDER)
    assert release_key(eleventh) in dispatch.text
    assert eleventh.reference in dispatch.subject


def test_nobody_is_buried_in_links_that_a_stranger_asked_for(eleventh):
    asked = [ask_for_release(eleventh, SENDER, "en") for _ in range(6)]

    assert asked == [True] * 5 + [False]
