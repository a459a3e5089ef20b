"""A checklist: what is to be done each time, kept by the office under a name."""

from __future__ import annotations

from django.db import models

from answerable.agency.models import Service
from answerable.agency.models.house import Named


class Checklist(Named):
    """Tasks that are added to a case all at once.

    ``steps`` has, in each language, a sentence for each task. They are due ``days`` after
    the day on which they are added, if at all. Without a ``service`` it is for all.
    """

    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, related_name="checklists", null=True
    )
    steps = models.JSONField(default=dict)
    days = models.PositiveSmallIntegerField(null=True)
    is_offered = models.BooleanField(default=True)
