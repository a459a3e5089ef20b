"""The issues that a complaint raises, and what was found about each."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from answerable.agency.models import Staff
from answerable.complaints.models.complaint import FINDINGS, Complaint, StageRun


class Issue(models.Model):
    """One thing that the person complains about, as we understand it."""

    complaint = models.ForeignKey(
        Complaint, on_delete=models.CASCADE, related_name="issues"
    )
    words = models.CharField(max_length=300)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True)

    def __str__(self) -> str:
        return f"{self.complaint}, issue {self.pk}"


class IssueFinding(models.Model):
    """What one stage found about an issue, and why: never without reasons."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="findings")
    run = models.ForeignKey(StageRun, on_delete=models.CASCADE, related_name="findings")
    finding = models.CharField(max_length=20, choices=FINDINGS)
    reasons = models.TextField()
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "run"], name="complaint_finding_once"
            ),
            models.CheckConstraint(
                name="complaint_finding_has_reasons",
                condition=~models.Q(reasons=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue}: {self.finding}"
