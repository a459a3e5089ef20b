"""Rules that send a case to a team, and every decision with its reasons."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from answerable.agency.models import Service, Team
from answerable.cases.models import Case


class RuleBook(models.Model):
    """All rules as they were published together; a change is a new version."""

    version = models.PositiveIntegerField(unique=True)
    published_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"version {self.version}"


class Rule(models.Model):
    """One line of the book: if all conditions hold, this team; the first wins.

    ``conditions`` maps the names of ``routing.conditions`` to what each wants.
    """

    book = models.ForeignKey(RuleBook, on_delete=models.PROTECT, related_name="rules")
    position = models.PositiveIntegerField()
    slug = models.SlugField()
    conditions = models.JSONField(default=dict)
    team = models.ForeignKey(Team, on_delete=models.PROTECT)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["book", "position"], name="rule_position")
        ]

    def __str__(self) -> str:
        return self.slug


class RoutingDecision(models.Model):
    """Why a case is where it is; one row each time it was decided.

    ``reasons`` are ``{"condition", "found"}`` lines, ``candidates`` the teams and
    services that were possible, with the words that spoke for them.
    """

    case = models.ForeignKey(
        Case, on_delete=models.CASCADE, related_name="routing_decisions"
    )
    book = models.ForeignKey(RuleBook, on_delete=models.PROTECT, null=True)
    rule = models.CharField(max_length=50, blank=True)
    basis = models.CharField(max_length=20)
    team = models.ForeignKey(Team, on_delete=models.PROTECT)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True)
    reasons = models.JSONField(default=list)
    candidates = models.JSONField(default=list)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="routing_why_here")]

    def __str__(self) -> str:
        return f"{self.case_id} to {self.team_id}"
