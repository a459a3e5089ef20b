"""How the house is can be asked at any time, and what must be mended is said."""

from __future__ import annotations

import shutil
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.utils import timezone

from answerable.agency.models import Agency, Team
from answerable.casework.health import PATIENCE, health
from answerable.casework.intake import keep, understand
from answerable.channels.models import Envelope, MailboxMark
from answerable.correspondence.models import Dispatch


@pytest.fixture(name="worker")
def _worker(db) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")


def long_ago():
    return timezone.now() - PATIENCE - timedelta(seconds=1)


def test_a_house_in_order_has_nothing_to_mend(town, worker):
    found = health()

    assert found.faults == []
    assert found.facts["workers"] == 1


def test_what_waits_and_what_a_person_must_look_at_is_counted(case, worker):
    understand(keep("web", b"{}").envelope)
    keep("email", b"From: a@mail.example\r\n\r\nHello")
    Dispatch.objects.update(state=Dispatch.State.FAILED)

    found = health()

    oldest = Envelope.objects.get(outcome="waiting").received_at
    assert found.facts.pop("disk_free_percent") in range(101)
    assert found.facts == {
        "workers": 1,
        "envelopes_waiting": 1,
        "envelopes_oldest": oldest,
        "envelopes_quarantined": 1,
        "to_send": 0,
        "not_delivered": 1,
    }


def test_a_house_without_an_agency_is_to_be_founded(db, worker):
    assert health().faults == ["There is no agency yet: run answerable seed."]


def test_a_house_without_triage_is_to_name_one(town, worker):
    Team.objects.update(is_triage=False)

    (fault,) = health().faults

    assert Agency.objects.exists()
    assert fault.startswith("No team is the triage team")


def test_a_worker_that_does_not_run_is_missed(town):
    assert health().faults == ["No worker runs: start answerable procrastinate worker."]


def test_a_worker_that_was_last_seen_long_ago_is_missed(town, worker):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = %s", [long_ago()]
        )

    assert health().facts["workers"] == 0


def test_mail_that_waits_too_long_is_a_fault(town, worker):
    keep("email", b"From: a@mail.example\r\n\r\nHello")
    before = health().faults
    Envelope.objects.update(received_at=long_ago())

    assert before == []
    assert health().faults[0].startswith("Mail has waited")


def test_letters_that_wait_too_long_are_a_fault(case, worker):
    before = health().faults
    Dispatch.objects.update(created_at=long_ago())

    assert before == []
    assert health().faults[0].startswith("Letters have waited")


def test_a_disk_that_is_nearly_full_is_a_fault(town, worker, monkeypatch):
    usage = SimpleNamespace(total=100, free=9)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)

    assert health().faults[0].startswith("The disk is nearly full")


def test_a_mailbox_that_cannot_be_read_is_named_and_one_that_can_is_not(town, worker):
    marks = MailboxMark.objects
    marks.create(name="help", failing_since=long_ago(), fault="wrong password")
    marks.create(name="press")

    found = health()

    assert len(found.faults) == 1
    assert found.faults[0].startswith("The mailbox help cannot be read since")
    assert "press is read." in [sign.said for sign in found.signs]
