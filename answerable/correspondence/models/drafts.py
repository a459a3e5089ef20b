"""Words of one of us in a case that have not been sent, or not yet."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from answerable.agency.models import Staff
from answerable.cases.models import Case

LEAVING = ~Q(leaves_at=None)


class ComposerDraft(models.Model):
    """What a member of staff is writing in a case, or has just sent.

    Once sent, it has the ``step`` of the story that it is, its ``facts``, and the time
    when it ``leaves_at``; until then it can be taken back. Where it could not leave, it
    ``came_back`` with the reason, in the language of its writer.
    """

    class Kind(models.TextChoices):
        """Where on the page of the case it is written."""

        MESSAGE = "message"
        NOTE = "note"
        ENDING = "ending"

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="composer_drafts"
    )
    by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="composer_drafts"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.TextField()
    facts = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)
    step = models.CharField(max_length=20, blank=True)
    leaves_at = models.DateTimeField(null=True)
    came_back = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "by", "kind"],
                name="composer_draft_once",
                condition=Q(leaves_at=None),
            ),
            # Two letters never cross: one leaves a case at a time.
            models.UniqueConstraint(
                fields=["case"], name="composer_draft_one_leaves", condition=LEAVING
            ),
            models.CheckConstraint(
                name="composer_draft_leaves_as_step",
                condition=Q(leaves_at=None) | ~Q(step=""),
            ),
        ]
        indexes = [
            # casework.leaving: what is to leave, the longest waiting first.
            models.Index(
                fields=["leaves_at"], name="composer_draft_leaving", condition=LEAVING
            )
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.kind} of {self.by}"
