"""What was found in the journal, kept until the next night."""

from __future__ import annotations

from django.db import models

from answerable.agency.models import Service


class PathReading(models.Model):
    """One reading of the journal: of which days, and how many cases.

    ``is_cut`` where there were more cases than are read at a time: the newest were.
    """

    since = models.DateTimeField()
    until = models.DateTimeField()
    cases = models.PositiveIntegerField()
    is_cut = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.cases} cases until {self.until:%Y-%m-%d}"


class RepeatedPath(models.Model):
    """Steps that were taken again and again in the same order, with no case and nobody.

    ``steps`` are codes of the journal. ``weight`` is times x minutes x certainty.
    """

    reading = models.ForeignKey(
        PathReading, on_delete=models.CASCADE, related_name="paths"
    )
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True)
    steps = models.JSONField(default=list)
    times = models.PositiveIntegerField()
    minutes = models.FloatField()
    certainty = models.FloatField()
    weight = models.FloatField()

    class Meta:
        indexes = [
            # insight.access.paths_for: the paths of a reading, the heaviest first.
            models.Index(fields=["reading", "-weight", "id"], name="path_by_weight")
        ]

    def __str__(self) -> str:
        return " > ".join(self.steps)
