"""What a case was called and what was asked for, each time that it changed."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from answerable.agency.models import Area, Staff
from answerable.cases.models.case import Case
from answerable.cases.models.located import Located


class SummaryVersion(models.Model):
    """A summary that a case has had; the newest also stands in the case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="summaries")
    text = models.CharField(max_length=200)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.text


class RequestVersion(Located):
    """What was asked for at the moment ``at``: answers and place, before a correction too.

    The newest also stands in the case; a case that was never corrected has none.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="versions")
    answers = models.JSONField(default=dict)
    place = models.TextField(blank=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.case_id} {self.at}"
