"""A task on a case: one thing to do, by whom and until when, and how it ended."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from answerable.agency.models import Staff
from answerable.cases.models.case import Case

LONGEST = 200
TO_DO = Q(ended_at=None)


class CaseTask(models.Model):
    """One thing that somebody has to do about a case; without an owner, its team has.

    A task that nobody needs any more is dropped, never deleted. ``due_on`` is a day
    where the agency is.
    """

    class Ending(models.TextChoices):
        """How a task came to its end."""

        DONE = "done"
        DROPPED = "dropped"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="tasks")
    sentence = models.CharField(max_length=LONGEST)
    owner = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="case_tasks", null=True
    )
    due_on = models.DateField(null=True)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ending = models.CharField(max_length=10, choices=Ending, blank=True)
    ended_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="+", null=True
    )
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="case_task_ends_once",
                condition=Q(ending="", ended_by=None, ended_at=None)
                | ~Q(ending="") & Q(ended_by__isnull=False, ended_at__isnull=False),
            )
        ]
        indexes = [
            # What one member of staff has to do, under For you, and its count.
            models.Index(
                fields=["owner", "due_on"], name="case_task_to_do", condition=TO_DO
            )
        ]

    def __str__(self) -> str:
        return self.sentence

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be done."""
        return self.ended_at is None
