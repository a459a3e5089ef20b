"""An address or a number that somebody wants to be reached by from now on."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff
from answerable.people.models.person import ContactPoint, Person

WAITING = Q(confirmed_at=None, stopped_at=None)
CONFIRMED_WITHIN = timedelta(days=3)
STOPPED_WITHIN = timedelta(days=14)


class ContactChange(models.Model):
    """A change that waits until its new address says yes, and what became of it.

    ``asked_by`` is nobody where the person asked. What it ``replaces`` stays until then,
    and its holder can stop it, also for a while afterwards: ``cases`` are the ids of
    those that went over to the new ``point`` and would come back.
    """

    class How(models.TextChoices):
        """By what we know that the new address is theirs."""

        LINK = "link", _("They opened the link that we sent there")
        RUNG = "rung", _("We rang that number, and they answered")
        SEEN = "seen", _("They showed us a document")

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="contact_changes"
    )
    kind = models.CharField(max_length=10, choices=ContactPoint.Kind)
    address = models.CharField(max_length=320)
    replaces = models.ForeignKey(
        ContactPoint, on_delete=models.PROTECT, related_name="+", null=True
    )
    asked_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="+", null=True
    )
    asked_at = models.DateTimeField(default=timezone.now)
    how = models.CharField(max_length=10, choices=How, blank=True)
    confirmed_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="+", null=True
    )
    confirmed_at = models.DateTimeField(null=True)
    point = models.ForeignKey(
        ContactPoint, on_delete=models.PROTECT, related_name="+", null=True
    )
    cases = models.JSONField(default=list)
    stopped_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="+", null=True
    )
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            # Serves people.queries: what waits of a person, by one look-up.
            models.UniqueConstraint(
                fields=["person", "kind"],
                name="contact_change_waits_once",
                condition=WAITING,
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind}"

    @property
    def expires_at(self) -> datetime:
        """Return until when it can be confirmed."""
        return self.asked_at + CONFIRMED_WITHIN

    @property
    def stoppable_until(self) -> datetime:
        """Return until when the holder of the old address can stop it."""
        return self.asked_at + STOPPED_WITHIN

    @property
    def is_waiting(self) -> bool:
        """Tell whether it can still be confirmed."""
        is_settled = self.confirmed_at or self.stopped_at
        return not is_settled and timezone.now() < self.expires_at

    @property
    def may_be_stopped(self) -> bool:
        """Tell whether it can still be stopped, or taken back where it was confirmed."""
        in_time = timezone.now() < self.stoppable_until
        return in_time and not self.stopped_at and (self.is_waiting or self.is_done)

    @property
    def is_done(self) -> bool:
        """Tell whether the new address is the one that holds."""
        return self.confirmed_at is not None and self.stopped_at is None
