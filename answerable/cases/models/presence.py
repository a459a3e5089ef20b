"""Who has a case open just now."""

from __future__ import annotations

from django.db import models

from answerable.agency.models import Staff
from answerable.cases.models.case import Case


class Presence(models.Model):
    """A member of staff who has a case before them: last seen when, last typing when.

    The table is unlogged (migration 0013): it is written all day long, and after a crash
    of the database everybody who is still there says so again within seconds.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="presences")
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE)
    seen_at = models.DateTimeField()
    typed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            # Serves cases.presence: the one row of a heartbeat, and those of a case.
            models.UniqueConstraint(fields=["case", "staff"], name="presence_once")
        ]

    def __str__(self) -> str:
        return f"{self.staff} at {self.case}"
