"""Situations in which people need several things of us at once."""

from __future__ import annotations

from django.db import models

from answerable.agency.models.house import Named


class LifeEvent(Named):
    """Something that happens to people, such as moving house; it gathers articles.

    Where it ``suggests``, whoever reads or sends one thing of it is shown others.
    """

    position = models.PositiveSmallIntegerField(default=0)
    suggests = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "slug"]
