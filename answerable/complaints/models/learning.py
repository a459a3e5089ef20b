"""What we learn from a complaint: owned, dated, done. Nobody outside is promised it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from answerable.agency.models import Staff
from answerable.complaints.models.complaint import Complaint


class LearningAction(models.Model):
    """One thing that we change so that it does not happen again."""

    complaint = models.ForeignKey(
        Complaint, on_delete=models.CASCADE, related_name="learning"
    )
    what = models.CharField(max_length=300)
    owner = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    due = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        indexes = [
            # What is still to be learned, the most urgent first: the ledger.
            models.Index(
                fields=["due", "id"], name="learning_open", condition=Q(done_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.complaint}: to learn by {self.due}"

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be done."""
        return self.done_at is None
