"""What arrived, as it arrived, before anybody tried to understand it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Envelope(models.Model):
    """One raw thing with its time, its hash and the reference that it will have.

    The row is its own queue: ``state``, ``attempts`` and ``next_try`` say what is to
    be done, and a partial index finds it. What became of it stands in ``outcome``;
    *received = opened + continued + duplicate + refused + quarantined + waiting*.
    """

    class Outcome(models.TextChoices):
        """What became of it; every envelope is counted under exactly one."""

        WAITING = "waiting"
        OPENED = "opened"
        CONTINUED = "continued"
        DUPLICATE = "duplicate"
        REFUSED = "refused"
        QUARANTINED = "quarantined"

    source = models.CharField(max_length=20)
    mailbox = models.CharField(max_length=320, blank=True)
    transport_sender = models.CharField(max_length=320, blank=True)
    raw = models.BinaryField(null=True)
    raw_sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    idempotency_key = models.CharField(max_length=100)
    reference = models.CharField(max_length=9, unique=True)
    sealed_secret = models.CharField(max_length=64)
    received_at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=12, choices=Outcome, default=Outcome.WAITING)
    reason = models.CharField(max_length=40, blank=True)
    fault = models.TextField(blank=True)
    case_reference = models.CharField(max_length=9, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "idempotency_key"], name="envelope_arrives_once"
            ),
            models.CheckConstraint(
                name="envelope_waits_or_is_settled",
                condition=models.Q(outcome="waiting", settled_at=None)
                | (~models.Q(outcome="waiting") & models.Q(settled_at__isnull=False)),
            ),
        ]
        indexes = [
            # casework.intake.drain: what waits, the longest first.
            models.Index(
                fields=["next_try"],
                name="envelope_waiting",
                condition=models.Q(outcome="waiting"),
            ),
            # The desk's quarantine list, newest first.
            models.Index(
                fields=["-received_at"],
                name="envelope_quarantined",
                condition=models.Q(outcome="quarantined"),
            ),
            # casework.receive: is this message here already?
            models.Index(
                fields=["fingerprint"],
                name="envelope_fingerprint",
                condition=~models.Q(fingerprint=""),
            ),
            # casework.sift: how many came from this address within the hour?
            models.Index(
                fields=["transport_sender", "received_at"],
                name="envelope_by_sender",
                condition=~models.Q(transport_sender=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.reference}"


class MailboxMark(models.Model):
    """How far a mailbox was read, and since when it cannot be.

    The last ``fault`` stays with its time when the mailbox is read again; ``came_at`` is
    when the last message was found in it.
    """

    name = models.CharField(max_length=40, unique=True)
    uidvalidity = models.BigIntegerField(default=0)
    last_uid = models.BigIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    fault = models.TextField(blank=True)
    failed_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    came_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name}: {self.last_uid}"


class Bucket(models.Model):
    """How many more times somebody may knock: tokens that come back with time."""

    key = models.CharField(max_length=100, unique=True)
    tokens = models.FloatField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.key}: {self.tokens:.1f}"
