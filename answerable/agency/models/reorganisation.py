"""A change of the departments from a day on: which end, and where what they had goes."""

from __future__ import annotations

from django.db import models

from answerable.agency.models.house import Department
from answerable.agency.models.staff import Staff


class Reorganisation(models.Model):
    """Departments that end on a day, and the one that gets what they had.

    ``elsewhere`` maps teams and services (``"teams/roads"``) to another department, where
    one is split. Once ``done_at`` is set, ``had`` maps the same names, and those of the
    departments beneath, to where they were before.
    """

    on = models.DateField()
    ending = models.ManyToManyField(Department, related_name="+")
    into = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="+")
    elsewhere = models.JSONField(default=dict)
    had = models.JSONField(default=dict)
    planned_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            # agency.policy.reorganising.carry_out_due: what the worker looks for.
            models.Index(
                fields=["on"],
                name="reorganisation_due",
                condition=models.Q(done_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"reorganisation on {self.on}"
