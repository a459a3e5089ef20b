"""What is searched for, counted a day; nobody is in it."""

from __future__ import annotations

from django.db import models


class SearchDay(models.Model):
    """How often the same words were searched for on a day in a language.

    ``query`` is without anything that looks like a number, an address or a reference.
    ``empty`` counts those that found nothing, ``opened`` those that led to an article. Kept
    for ``knowledge.search.log.KEPT``, words of few for a shorter time.
    """

    day = models.DateField()
    language = models.CharField(max_length=10, blank=True)
    query = models.CharField(max_length=100)
    times = models.PositiveIntegerField(default=0)
    empty = models.PositiveIntegerField(default=0)
    opened = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            # Led by the day, by which knowledge.search.log asks and forgets.
            models.UniqueConstraint(
                fields=["day", "language", "query"], name="search_day_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.query} on {self.day}"
