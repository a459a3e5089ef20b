"""What one of us promised to one person, beside what is promised to everybody."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff
from answerable.cases.models import Case, Interaction

LONGEST = 200
OPEN = Q(ending="")


class Commitment(models.Model):
    """What a member of staff promised in a case: what, by which day, and who sees to it.

    Without an owner it is for whoever has the case. It is broken once ``due_at`` has
    passed while it is open: nobody has to say so. ``reason`` is why it ended otherwise
    than kept, as the person was told; ``renews`` is the promise in whose place this one
    stands. ``promised_in`` is the joined case that it came from.
    """

    class Ending(models.TextChoices):
        """How a promise came to its end."""

        KEPT = "kept", _("Kept")
        RENEWED = "renewed", _("Promised anew")
        DROPPED = "dropped", _("Taken back")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="commitments")
    promised_in = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="commitments_of_joined", null=True
    )
    said = models.ForeignKey(
        Interaction, on_delete=models.PROTECT, related_name="+", null=True
    )
    what = models.CharField(max_length=LONGEST)
    due_on = models.DateField()
    due_at = models.DateTimeField()
    owner = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="commitments", null=True
    )
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    renews = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="renewed_by", null=True
    )
    ending = models.CharField(max_length=10, choices=Ending, blank=True)
    ended_by = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="+", null=True
    )
    ended_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="commitment_ends_once",
                condition=Q(ending="", ended_by=None, ended_at=None)
                | ~Q(ending="") & Q(ended_by__isnull=False, ended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="commitment_changes_with_a_reason",
                condition=Q(ending__in=["", "kept"]) | ~Q(reason=""),
            ),
        ]
        indexes = [
            # What is broken, for those who lead: the longest broken first.
            models.Index(
                fields=["due_at", "id"],
                include=["case"],
                name="commitment_open",
                condition=OPEN,
            ),
            # What one member of staff has promised, under For you, and its count.
            models.Index(
                fields=["owner", "due_on"], name="commitment_of_owner", condition=OPEN
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be kept."""
        return not self.ending

    @property
    def is_broken(self) -> bool:
        """Tell whether its day has passed and it was not kept."""
        return self.is_open and self.due_at < timezone.now()

    @property
    def was_late(self) -> bool:
        """Tell whether it was kept, but too late."""
        return self.ended_at is not None and self.ended_at > self.due_at
