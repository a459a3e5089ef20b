"""How the house is: what waits, since when, and who should have come for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker

from answerable.agency.models import Agency, Team
from answerable.channels.models import Envelope, MailboxMark
from answerable.correspondence.models import Dispatch

PATIENCE = timedelta(minutes=5)


@dataclass
class Health:
    """What was seen, and what of it must be mended."""

    facts: dict[str, object] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def health() -> Health:
    """Look at the queues, the worker and whether the office is set up."""
    now, found = timezone.now(), Health()
    _look_at_the_office(found)
    _look_at_the_worker(found, now)
    _look_at_the_mailboxes(found)
    _look_at_what_arrived(found, now)
    _look_at_what_is_sent(found, now)
    return found


def _look_at_the_office(found: Health) -> None:
    if not Agency.objects.exists():
        found.faults.append("There is no agency yet: run answerable seed.")
    elif not Team.objects.filter(is_triage=True).exists():
        found.faults.append("No team is the triage team: name one in the seed folder.")


def _look_at_the_worker(found: Health, now: datetime) -> None:
    alive = ProcrastinateWorker.objects.filter(last_heartbeat__gte=now - PATIENCE)
    found.facts["workers"] = alive.count()
    if not found.facts["workers"]:
        found.faults.append("No worker runs: start answerable procrastinate worker.")


def _look_at_the_mailboxes(found: Health) -> None:
    for mark in MailboxMark.objects.exclude(failing_since=None).order_by("name"):
        found.faults.append(
            f"The mailbox {mark.name} cannot be read since"
            f" {mark.failing_since:%Y-%m-%d %H:%M} UTC: {mark.fault}"
        )


def _look_at_what_arrived(found: Health, now: datetime) -> None:
    waiting = Q(outcome=Envelope.Outcome.WAITING)
    seen = Envelope.objects.filter(
        waiting | Q(outcome=Envelope.Outcome.QUARANTINED)
    ).aggregate(
        waiting=Count("pk", filter=waiting),
        oldest=Min("received_at", filter=waiting),
        quarantined=Count("pk", filter=~waiting),
    )
    found.facts |= {f"envelopes_{name}": value for name, value in seen.items()}
    if seen["oldest"] and now - seen["oldest"] > PATIENCE:
        found.faults.append("Mail has waited for more than 5 minutes: is a worker up?")


def _look_at_what_is_sent(found: Health, now: datetime) -> None:
    waiting = Dispatch.objects.filter(state=Dispatch.State.WAITING)
    seen = waiting.aggregate(count=Count("pk"), oldest=Min("created_at"))
    failed = Dispatch.objects.filter(state=Dispatch.State.FAILED).count()
    found.facts |= {"to_send": seen["count"], "not_delivered": failed}
    if seen["oldest"] and now - seen["oldest"] > PATIENCE:
        found.faults.append(
            "Letters have waited for more than 5 minutes: look at the mail server."
        )
