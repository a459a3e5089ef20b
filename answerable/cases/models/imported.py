"""Where a case came from that began in another system."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from answerable.agency.models import Staff
from answerable.cases.models.case import Case

# Written out once: the list and its index ask the same.
DOUBTFUL = models.Q(confidence="doubtful", settled_at=None)


class ImportedRow(models.Model):
    """One row of a file that became a case: its provenance, and what is doubtful in it.

    ``source`` and ``source_id`` are its name in the other system, taken once. The row
    itself, byte by byte, is the raw of the case's envelope. ``mismatches`` has a code
    for each contradiction with what was said, ``assumptions`` a list of codes. A
    doubtful row is settled when somebody of the desk has looked at it.
    """

    class Confidence(models.TextChoices):
        """How far the row can be relied on."""

        SURE = "sure"  # everything stands in the row
        ASSUMED = "assumed"  # something that was missing was assumed
        DOUBTFUL = "doubtful"  # something contradicts itself; a person must look

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="imported")
    source = models.CharField(max_length=100)
    source_id = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    file_name = models.CharField(max_length=255)
    file_sha256 = models.CharField(max_length=64)
    line = models.PositiveBigIntegerField()
    imported_at = models.DateTimeField(default=timezone.now)
    confidence = models.CharField(max_length=10, choices=Confidence)
    mismatches = models.JSONField(default=dict)
    assumptions = models.JSONField(default=list)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)

    class Meta:
        constraints = [
            # A second import finds the first by it.
            models.UniqueConstraint(
                fields=["source", "source_id"], name="imported_once"
            )
        ]
        indexes = [
            # The list of what a person must look at: casework.history.doubts.
            models.Index(fields=["id"], name="imported_doubtful", condition=DOUBTFUL)
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.source_id}"
