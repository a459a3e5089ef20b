"""Rulings about one member of staff and one case, which win over every role."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff
from answerable.cases.models.case import Case


class CaseAccess(models.Model):
    """Who may see a case whatever their role says, or may not, and why.

    With ``until`` it is a look that somebody asked for themselves, with their reason: it
    ends by itself and is kept.
    """

    class Verdict(models.TextChoices):
        """A denial wins over every grant."""

        GRANT = "grant", _("may see it")
        DENY = "deny", _("may not see it")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="accesses")
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE)
    verdict = models.CharField(max_length=5, choices=Verdict)
    reason = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["staff", "case"],
                name="case_access_once",
                condition=models.Q(until=None),
            ),
            models.CheckConstraint(
                name="case_access_only_grants_end",
                condition=models.Q(until=None) | models.Q(verdict="grant"),
            ),
        ]
        indexes = [
            # cases.access: one look-up for one case and one member of staff.
            models.Index(fields=["staff", "case"], name="case_access_by_staff"),
            # The list of looks that were asked for, the latest first.
            models.Index(
                fields=["-at", "-id"],
                name="case_access_asked_for",
                condition=models.Q(until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff} {self.verdict} {self.case}"
