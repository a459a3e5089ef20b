"""Situations in which people need several things of us at once."""

from __future__ import annotations

from django.db import models

from answerable.agency.models.house import Named


class LifeEvent(Named):
    """Something that happens to people, such as moving house; it gathers articles."""

    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "slug"]
