"""Rules that send a case to a team, and every decision with its reasons."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from answerable.agency.models import Service, Staff, Team
from answerable.cases.models import Case


class RuleBook(models.Model):
    """All rules as they were published together; a change is a new version.

    ``by`` is empty where a folder did it; whoever did it at the desk gave a ``reason``.
    """

    version = models.PositiveIntegerField(unique=True)
    published_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)
    reason = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"version {self.version}"


class Rule(models.Model):
    """One line of the book: if all conditions hold, this team; the first wins.

    ``conditions`` maps the names of ``routing.conditions`` to what each wants. A rule
    counts while it is on, from its first day to its last; ``owner`` answers for it.
    """

    book = models.ForeignKey(RuleBook, on_delete=models.PROTECT, related_name="rules")
    position = models.PositiveIntegerField()
    slug = models.SlugField()
    conditions = models.JSONField(default=dict)
    team = models.ForeignKey(Team, on_delete=models.PROTECT)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True)
    owner = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    is_on = models.BooleanField(default=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["book", "position"], name="rule_position")
        ]

    def __str__(self) -> str:
        return self.slug


class RuleSketch(models.Model):
    """All rules as they are being changed; no case is sent by them yet.

    One row at most, gone when it is published as the next book, or given up.
    """

    ONLY = 1
    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    rules = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id=1), name="rule_sketch_is_only_one"
            )
        ]

    def __str__(self) -> str:
        return "not published"


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
