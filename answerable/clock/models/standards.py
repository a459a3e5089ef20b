"""What we promise in public, in versions."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Department, Service, Staff
from answerable.lib.worktime import StartRule, Unit

# A promise that runs for years is none: the walk through a calendar ends, too.
LONGEST = 1_000


class Kind(models.TextChoices):
    """What is promised."""

    ACKNOWLEDGE = "acknowledge", _("We confirm that we have it")
    ANSWER = "answer", _("We answer")
    UPDATE = "update", _("We write again")
    RESOLVE = "resolve", _("The matter is settled")
    HAND_OVER = "hand_over", _("The next team takes it up")
    CORRECT = "correct", _("A wrong answer is put right")


# What everybody is promised; the rest runs where somebody promised it.
OBLIGATORY = (Kind.ACKNOWLEDGE, Kind.ANSWER)
# What runs beside the answer, from the same moment.
BESIDE = (Kind.UPDATE, Kind.RESOLVE)
# What is our own doing alone, or told to the person however long we wait for them.
NEVER_PAUSED = (Kind.UPDATE, Kind.HAND_OVER)


class ServiceStandard(models.Model):
    """A public promise: how soon, counted how. A change is a new version.

    It holds for one service, or for every case of one type, or, with neither, for
    whatever has no promise of its own; the narrowest wins. ``stage`` is that of the
    complaint procedure, and the first for everything else. ``pauses`` says whether the
    clock stands still while we wait for the person. ``longest_extension`` is in the same
    unit, 0 where it cannot be extended; ``extended_by_leaders`` keeps that to supervisors.
    ``longest_pause`` is how long it stands still at a time, 0 where that has no end, and
    ``paused_by_leaders`` says who may let it.
    The targets are in a hundred: kept in time, right, and found good by people. Without the
    last two it is not complete. Source: memorandum M-11-24, standards.md §2.2.

    ``wording`` is what the public reads, by language. One of us or a department answers
    for it. Cases that came before ``valid_from`` keep what was promised then; without
    one, a version holds as soon as it is published.
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
    longest_pause = models.PositiveIntegerField(default=0)
    paused_by_leaders = models.BooleanField(default=False)
    quality_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    satisfaction_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    wording = models.JSONField(default=dict, blank=True)
    owner = models.ForeignKey(
        Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    valid_from = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["service", "case_type", "stage", "kind", "version"],
                name="standard_version",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="standard_has_one_owner",
                condition=models.Q(owner=None) | models.Q(department=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} in {self.amount} {self.unit}, version {self.version}"

    @property
    def is_complete(self) -> bool:
        """Tell whether it has a target for speed, for quality and for satisfaction."""
        return None not in {self.quality_percent, self.satisfaction_percent}

    def has_begun(self, on: date) -> bool:
        """Tell whether cases that come on this day are promised it."""
        return self.valid_from is None or self.valid_from <= on
