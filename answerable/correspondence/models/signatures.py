"""How letters end: for the house, a department, a team, and one's own line."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from answerable.agency.models import Department, Staff, Team


class Signature(models.Model):
    """What stands around the name of whoever signs; ``closing`` and ``line`` by language.

    It belongs to a ``department``, a ``team`` or a member of ``staff``; to none of them
    where it is the house's. What it leaves empty is taken from the unit above.
    """

    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True)
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)
    closing = models.JSONField(default=dict)
    line = models.JSONField(default=dict)
    phone = models.CharField(max_length=40, blank=True)
    version = models.PositiveIntegerField(default=0)
    changed_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, related_name="signatures_changed"
    )
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="signature_belongs_once",
                condition=Q(department=None, team=None)
                | Q(department=None, staff=None)
                | Q(team=None, staff=None),
            ),
            models.UniqueConstraint(
                fields=["department", "team", "staff"],
                name="signature_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"signature {self.pk}"


class SignatureVersion(models.Model):
    """A signature as it was from one change on, and who changed it when.

    Without ``by`` it was the seed folder.
    """

    class Change(models.TextChoices):
        """What was done."""

        WRITTEN = "written", pgettext_lazy("signatures", "Written")
        RESTORED = "restored", pgettext_lazy("signatures", "Taken back to before")

    signature = models.ForeignKey(
        Signature, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    change = models.CharField(max_length=10, choices=Change)
    closing = models.JSONField(default=dict)
    line = models.JSONField(default=dict)
    phone = models.CharField(max_length=40, blank=True)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["signature", "number"], name="signature_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.signature_id} {self.number}"
