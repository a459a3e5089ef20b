"""The procedure that a government has for complaints, in versions."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Procedure(models.Model):
    """How complaints are dealt with here. A change is a new version.

    A complaint keeps the version under which it began. ``stages``, ``exclusions`` and
    ``body`` are read by ``complaints.rules``; their texts are in several languages.
    """

    version = models.PositiveIntegerField(unique=True)
    name = models.JSONField(default=dict)
    definition = models.JSONField(default=dict)
    stages = models.JSONField(default=list)
    time_limit_months = models.PositiveSmallIntegerField(default=12)
    exclusions = models.JSONField(default=list)
    body = models.JSONField(default=dict)
    published_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"version {self.version}"
