"""What was done to one of us while serving somebody: abuse, threats, violence."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff, Team
from answerable.cases.models import Case

LONGEST = 2_000
WITHOUT_SUPPORT = Q(supported_at=None)


class SafetyIncident(models.Model):
    """One incident, as whoever met with it told it, and what was done for them.

    It is about staff: the case in which it happened goes on as if nothing were, its journal
    and its person know nothing of it. ``team`` is that of the case, whose supervisors see
    to support.
    """

    class Kind(models.TextChoices):
        """What happened."""

        ABUSE = "abuse", _("Insults or shouting")
        THREAT = "threat", _("A threat")
        VIOLENCE = "violence", _("Violence")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="safety_incidents"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    support = models.TextField(blank=True)
    supported_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="+", null=True
    )
    supported_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="incident_support_is_told",
                condition=Q(support="", supported_by=None, supported_at=None)
                | ~Q(support="")
                & Q(supported_by__isnull=False, supported_at__isnull=False),
            )
        ]
        indexes = [
            # complaints.access.incidents_for: whom nobody has supported yet.
            models.Index(
                fields=["team", "at"],
                name="incident_without_support",
                condition=WITHOUT_SUPPORT,
            ),
            # The list of a team, the newest first.
            models.Index(fields=["team", "-id"], name="incident_of_team"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.at:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        """Tell whether nobody has seen to support yet."""
        return self.supported_at is None
