"""What arrived is one row: taken once, and either waiting or settled."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from answerable.channels.models import Envelope, MailboxMark

pytestmark = pytest.mark.django_db


def keep(**changes: object) -> Envelope:
    facts = {
        "source": "web",
        "raw": b"{}",
        "raw_sha256": "0" * 64,
        "size": 2,
        "idempotency_key": "draft-1",
        "reference": "7K4M-9XQK",
        "sealed_secret": "0" * 64,
    }
    return Envelope.objects.create(**(facts | changes))


def test_an_envelope_waits_from_the_start():
    envelope = keep()

    assert (envelope.outcome, envelope.settled_at) == ("waiting", None)
    assert str(envelope) == "web 7K4M-9XQK"


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"reference": "HJ3T-8WBS"}, id="the same key of one source"),
        pytest.param({"idempotency_key": "draft-2"}, id="the same reference"),
    ],
)
def test_an_envelope_arrives_once(changes):
    keep()

    with pytest.raises(IntegrityError), transaction.atomic():
        keep(**changes)


def test_the_key_of_another_source_is_another_key():
    keep()

    assert keep(source="email", reference="HJ3T-8WBS").pk


@pytest.mark.parametrize(
    ("outcome", "settled"),
    [
        pytest.param("waiting", True, id="waiting and settled"),
        pytest.param("opened", False, id="opened and not settled"),
    ],
)
def test_an_envelope_cannot_be_both_waiting_and_settled(outcome, settled):
    settled_at = timezone.now() if settled else None

    with pytest.raises(IntegrityError), transaction.atomic():
        keep(outcome=outcome, settled_at=settled_at)


def test_a_mailbox_says_how_far_it_was_read():
    assert str(MailboxMark(name="help@hillford.example", last_uid=7)) == (
        "help@hillford.example: 7"
    )
