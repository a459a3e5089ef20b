"""A colleague is told of a case: named in a note, or because it was handed to them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from answerable.agency.models import Staff
from answerable.cases.models.case import Case
from answerable.cases.models.case_access import CaseAccess
from answerable.cases.models.interaction import Interaction

UNREAD = Q(read_at=None)


class Mention(models.Model):
    """What waits to be read by one colleague: a note of a case, until they have read it.

    Or, without a note, that somebody asked for a look at a restricted case.
    """

    class Kind(models.TextChoices):
        """Why it is for them."""

        NAMED = "named"
        HANDED_OVER = "handed_over"
        OPENED = "opened"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="mentions")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="mentions")
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    note = models.ForeignKey(
        Interaction, on_delete=models.PROTECT, related_name="+", null=True
    )
    access = models.ForeignKey(
        CaseAccess, on_delete=models.PROTECT, related_name="+", null=True
    )
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["note", "staff"], name="mention_once"),
            models.UniqueConstraint(
                fields=["access", "staff"], name="mention_of_a_look_once"
            ),
            models.CheckConstraint(
                name="mention_of_a_note_or_a_look",
                condition=Q(kind="opened", note=None, access__isnull=False)
                | ~Q(kind="opened") & Q(note__isnull=False, access=None),
            ),
        ]
        indexes = [
            # The list of what is for one member of staff, and its count in the rail.
            models.Index(
                fields=["staff", "id"], name="mention_unread", condition=UNREAD
            )
        ]

    def __str__(self) -> str:
        return f"{self.case} for {self.staff}"
