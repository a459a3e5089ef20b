"""What arrives is kept, whole and committed, before anybody looks at it."""

from __future__ import annotations

import hashlib
from functools import partial

import pytest
from django.db import DataError, connection, transaction

from answerable.casework import intake
from answerable.casework.intake import IN_THE_ROW, keep, raw_of
from answerable.casework.tests.makers import LAMP, send_mail
from answerable.channels.models import Envelope
from answerable.channels.web.parse import Document, raw_of as document_of
from answerable.forms.drafts import begin, end_draft
from answerable.forms.models import Draft
from answerable.lib import keys
from answerable.lib.errors import ChannelTrouble
from answerable.lib.references import find_reference

FORM = document_of(Document(words=LAMP, language="en"))
Outcome = Envelope.Outcome


def test_what_arrives_has_a_reference_and_a_secret_at_once(town, settings):
    kept = keep("web", FORM)

    envelope = Envelope.objects.get()
    assert kept.envelope == envelope
    assert find_reference(envelope.reference) == envelope.reference
    assert kept.secret
    assert keys.opens(kept.secret, envelope.sealed_secret, settings.KEYS)
    assert envelope.outcome == Outcome.WAITING


def test_the_bytes_are_kept_with_their_hash(town):
    envelope = keep("web", FORM).envelope

    envelope.refresh_from_db()
    assert (raw_of(envelope), envelope.size) == (FORM, len(FORM))
    assert envelope.raw_sha256 == hashlib.sha256(FORM).hexdigest()


@pytest.mark.parametrize(
    ("size", "in_the_row"),
    [
        pytest.param(IN_THE_ROW, True, id="as much as a row takes"),
        pytest.param(IN_THE_ROW + 1, False, id="one byte more"),
    ],
)
def test_what_is_large_lies_in_a_file_and_is_read_back(town, files, size, in_the_row):
    raw = b"x" * size

    envelope = keep("email", raw).envelope

    envelope.refresh_from_db()
    assert (envelope.raw is not None) is in_the_row
    assert files.path(envelope.raw_sha256).exists() is not in_the_row
    assert raw_of(envelope) == raw


def test_a_large_mail_becomes_a_case_like_any_other(town, files):
    text = "The lamp is out.\r\n" * 20_000

    envelope = send_mail(text)

    assert (envelope.raw, envelope.outcome) == (None, Outcome.OPENED)


def test_the_second_arrival_finds_the_first_and_no_second_secret(town):
    first = keep("web", FORM, idempotency_key="draft-1")

    second = keep("web", b"changed", idempotency_key="draft-1")

    assert (second.envelope, second.secret) == (first.envelope, None)
    assert Envelope.objects.count() == 1


def test_who_must_show_a_secret_again_may_choose_it(town, settings):
    kept = keep("web", FORM, secret="ABCDEFGHJK")

    assert kept.secret == "ABCDEFGHJK"
    assert keys.opens("ABCDEFGHJK", kept.envelope.sealed_secret, settings.KEYS)


def test_a_reference_that_is_taken_is_minted_anew(town, monkeypatch):
    minted = iter(["7K4M-9XQK", "7K4M-9XQK", "HJ3T-8WBS"])
    monkeypatch.setattr(intake, "new_reference", lambda: next(minted))

    references = [keep("web", FORM).envelope.reference for _ in range(2)]

    assert references == ["7K4M-9XQK", "HJ3T-8WBS"]


def test_where_no_reference_is_free_the_sender_must_try_again(town, monkeypatch):
    monkeypatch.setattr(intake, "new_reference", lambda: "7K4M-9XQK")
    keep("web", FORM)

    with pytest.raises(ChannelTrouble, match="No free reference") as trouble:
        keep("web", FORM)

    assert trouble.value.temporary


def test_addresses_of_any_length_are_kept_as_far_as_they_fit(town):
    envelope = keep("email", b"x", mailbox="m" * 400, transport_sender="s" * 400)

    assert Envelope.objects.get() == envelope.envelope


def test_what_it_takes_the_place_of_ends_with_it(town):
    draft = begin("report", "en")

    keep("web", FORM, ending=partial(end_draft, draft))

    assert Envelope.objects.exists()
    assert not Draft.objects.exists()


@pytest.mark.usefixtures("committed")
def test_where_the_database_cannot_end_the_one_it_does_not_keep_the_other(town):
    def fail() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")

    with pytest.raises(DataError):
        keep("web", FORM, ending=fail)

    assert not Envelope.objects.exists()


@pytest.mark.usefixtures("committed")
def test_nothing_ends_for_an_envelope_whose_reference_is_taken(town, monkeypatch):
    monkeypatch.setattr(intake, "new_reference", lambda: "7K4M-9XQK")
    draft = begin("report", "en")
    keep("web", FORM)

    with pytest.raises(ChannelTrouble):
        keep("web", FORM, ending=partial(end_draft, draft))

    assert Draft.objects.get() == draft


def test_we_wait_for_the_disk_when_we_keep_and_not_when_we_understand(town):
    seen = []
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit TO on")
        for step in (lambda: keep("web", FORM), intake.drain):
            step()
            cursor.execute("SHOW synchronous_commit")
            seen += cursor.fetchone()

    assert seen == ["on", "off"]


@pytest.mark.usefixtures("committed")
def test_what_is_kept_is_committed_before_we_say_so(town):
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        keep("web", FORM)

    assert not Envelope.objects.exists()
