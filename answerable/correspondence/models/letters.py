"""What we write: composed once, delivered by as many attempts as it takes."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from answerable.cases.models import Case, Interaction
from answerable.correspondence.models.texts import TextVersion


class Dispatch(models.Model):
    """One composed message; the row is the queue.

    It commits with what caused it or not at all. ``message_id`` is minted here, so
    that every attempt sends the same one. ``text`` is final. ``written_as`` is the
    version of the desk's text that it was made of; without one it was our own. What also
    goes to somebody who acts for the person is a ``copy_of`` the letter.
    """

    class State(models.TextChoices):
        """How far it got."""

        WAITING = "waiting", _("waiting to be sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("not delivered")
        BOUNCED = "bounced", _("came back")

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="dispatches", null=True
    )
    interaction = models.OneToOneField(
        Interaction, on_delete=models.PROTECT, related_name="dispatch", null=True
    )
    occasion = models.CharField(max_length=30)
    channel = models.CharField(max_length=20)
    language = models.CharField(max_length=10)
    address = models.CharField(max_length=320)
    sender_name = models.CharField(max_length=200)
    reply_to = models.CharField(max_length=400)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    # Without an index: nobody looks for letters by it, and every letter would pay.
    written_as = models.ForeignKey(
        TextVersion, on_delete=models.PROTECT, null=True, db_index=False
    )
    # Without an index either, and for the same reason.
    copy_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, db_index=False
    )
    message_id = models.CharField(max_length=255, unique=True)
    in_reply_to = models.CharField(max_length=255, blank=True)
    is_automatic = models.BooleanField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    next_try = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "dispatches"
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                name="dispatch_one_acknowledgement",
                condition=models.Q(occasion="acknowledgement", copy_of=None),
            )
        ]
        indexes = [
            # casework.deliver: what waits, the longest first.
            models.Index(
                fields=["next_try"],
                name="dispatch_waiting",
                condition=models.Q(state="waiting"),
            ),
            # correspondence.limits: automatic messages to one address in a day.
            models.Index(
                fields=["address", "created_at"],
                name="dispatch_automatic",
                condition=models.Q(is_automatic=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occasion} {self.message_id}"


class Delivery(models.Model):
    """One attempt to send a dispatch, and what the other side said."""

    class Result(models.TextChoices):
        """How the attempt ended."""

        ACCEPTED = "accepted", _("accepted")
        TRY_AGAIN = "try_again", _("to be tried again")
        REFUSED = "refused", _("refused")
        BOUNCED = "bounced", _("came back")

    dispatch = models.ForeignKey(
        Dispatch, on_delete=models.PROTECT, related_name="deliveries"
    )
    at = models.DateTimeField(default=timezone.now)
    result = models.CharField(max_length=10, choices=Result)
    said = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "deliveries"

    def __str__(self) -> str:
        return f"{self.dispatch_id}: {self.result}"
