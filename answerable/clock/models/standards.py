"""What we promise in public, in versions."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Service
from answerable.lib.worktime import StartRule, Unit

# A promise that runs for years is none: the walk through a calendar ends, too.
LONGEST = 1_000


class Kind(models.TextChoices):
    """What is promised."""

    ACKNOWLEDGE = "acknowledge", _("We confirm that we have it")
    ANSWER = "answer", _("We answer")


class ServiceStandard(models.Model):
    """A public promise: how soon, counted how. A change is a new version.

    It holds for one service, or for every case of one type, or, with neither, for
    whatever has no promise of its own; the narrowest wins. ``stage`` is that of the
    complaint procedure, and the first for everything else. ``pauses`` says whether the
    clock stands still while we wait for the person. ``longest_extension`` is in the same
    unit, 0 where it cannot be extended; ``extended_by_leaders`` keeps that to supervisors.
    """

    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, related_name="standards", null=True
    )
    case_type = models.CharField(max_length=20, blank=True)
    stage = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=20, choices=Kind)
    version = models.PositiveIntegerField(default=1)
    amount = models.PositiveIntegerField()
    unit = models.CharField(max_length=20, choices=[(u.value, u.value) for u in Unit])
    start_rule = models.CharField(
        max_length=20, choices=[(r.value, r.value) for r in StartRule]
    )
    pauses = models.BooleanField(default=True)
    target_percent = models.PositiveSmallIntegerField(default=95)
    longest_extension = models.PositiveIntegerField(default=0)
    extended_by_leaders = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["service", "case_type", "stage", "kind", "version"],
                name="standard_version",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} in {self.amount} {self.unit}, version {self.version}"
