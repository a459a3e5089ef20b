"""Situations in which people need several things of us at once."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from answerable.agency.models.house import Named, Successor


class LifeEvent(Named, Successor):
    """Something that happens to people, such as moving house; it gathers articles.

    Where it ``suggests``, whoever reads or sends one thing of it is shown others. One that
    is retired is shown to nobody; ``handed_over`` are the slugs of the articles that
    another one gained when this was merged into it.
    """

    position = models.PositiveSmallIntegerField(default=0)
    suggests = models.BooleanField(default=True)
    retired_on = models.DateField(null=True)
    handed_over = models.JSONField(default=list)

    class Meta:
        ordering = ["position", "slug"]
        indexes = [
            # knowledge.heirs.event_heir_of: which event an earlier address leads on to.
            GinIndex(fields=["former"], name="life_event_by_former")
        ]
