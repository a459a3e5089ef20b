"""Where areas lie, and a map of them that was sent and not taken yet."""

from __future__ import annotations

import hashlib
import json

from django.db import models
from django.utils import timezone

from answerable.agency.models.catalogue import Area
from answerable.agency.models.staff import Staff


class Boundary(models.Model):
    """Where an area lies: polygons as GeoJSON has them, and who drew them.

    It is apart from its area, so that a list of areas does not carry every corner.
    """

    area = models.OneToOneField(
        Area, on_delete=models.CASCADE, primary_key=True, related_name="boundary"
    )
    polygons = models.JSONField()
    source = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "boundaries"

    def __str__(self) -> str:
        return f"{self.area_id}, {self.source}"

    @property
    def corners(self) -> int:
        """Return how finely it is drawn."""
        return sum(len(ring) - 1 for polygon in self.polygons for ring in polygon)


class SentMap(models.Model):
    """A file of areas between its two pages: sent, and looked at.

    Each member of staff has one at most; it goes when it is taken, given up, or another
    is sent, and is worth nothing after a day.
    """

    by = models.OneToOneField(
        Staff, on_delete=models.CASCADE, primary_key=True, related_name="sent_map"
    )
    content = models.BinaryField()
    source = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"sent by {self.by_id}"


def outline_mark(polygons: object) -> str:
    """Return what tells one outline from another; the log does not hold all corners."""
    return hashlib.sha256(json.dumps(polygons).encode()).hexdigest()[:12]
