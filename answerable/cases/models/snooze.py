"""A case that somebody has put off: it is out of their own queue until a moment."""

from __future__ import annotations

from django.db import models

from answerable.agency.models import Staff
from answerable.cases.models.case import Case


class Snooze(models.Model):
    """Until when one member of staff does not want to see a case in their queue.

    Colleagues see it as ever. It is over when its moment has come, when the person
    writes, or when the case is given to this member anew.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="snoozes")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="snoozes")
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "staff"], name="snooze_once")
        ]
        indexes = [
            # cases.snoozes: what one member of staff has put off, for every queue.
            models.Index(fields=["staff", "until"], name="snooze_of_staff")
        ]

    def __str__(self) -> str:
        return f"{self.case} until {self.until}"
