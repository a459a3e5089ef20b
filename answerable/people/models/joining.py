"""Two records of one human, put together by staff, and what tells that they are one."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from answerable.agency.models import Staff
from answerable.people.models.person import ContactPoint, Person

TOGETHER = Q(undone_at=None)


class PersonJoin(models.Model):
    """A person whose addresses and cases went to another one, and can go back.

    ``points`` and ``cases`` are the ids of what moved, so that taking them apart
    restores it.
    """

    absorbed = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="joined_with"
    )
    survivor = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="absorbed"
    )
    points = models.JSONField(default=list)
    cases = models.JSONField(default=list)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="+", null=True
    )
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["absorbed"], name="person_joined_once", condition=TOGETHER
            ),
            models.CheckConstraint(
                name="person_joined_to_another",
                condition=~Q(absorbed=F("survivor")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.absorbed_id} in {self.survivor_id}"


class ContactClaim(models.Model):
    """Somebody gave an address that we know of another person: perhaps they are one."""

    point = models.ForeignKey(
        ContactPoint, on_delete=models.PROTECT, related_name="claims"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="claims")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["point", "person"], name="claim_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} gave {self.point_id}"
