"""What became of pages that were read after a search: for some days each journey, then counts.

Whoever reads this finds no case here, and nobody once their days are over.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from answerable.agency.models import Service
from answerable.knowledge.journeys.outcomes import Outcome
from answerable.knowledge.models.articles import KnowledgeArticle
from answerable.people.models import Person


class Journey(models.Model):
    """Somebody read after a search, on one day; gone once its seven days are counted.

    ``token`` is its name in the addresses (``knowledge.journeys.tokens``). ``visitor`` is
    the salted hash under which visits of that day are counted, so that who begins anew
    on the same day is one reader. ``person`` is known once they asked.
    """

    token = models.CharField(max_length=20, primary_key=True)
    day = models.DateField()
    visitor = models.CharField(max_length=32)
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, db_index=False, related_name="+"
    )

    class Meta:
        indexes = [
            # knowledge.journeys.noting: those of one reader. Led by the day, by which
            # knowledge.journeys.rolling takes them.
            models.Index(fields=["day", "visitor"], name="journey_of_reader"),
            # knowledge.journeys.noting.note_contact: those of a person who is in touch.
            models.Index(
                fields=["person", "day"],
                name="journey_of_person",
                condition=~Q(person=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"


class JourneyPage(models.Model):
    """A page that was read in a journey, and whether they said that it helped."""

    journey = models.ForeignKey(
        Journey, on_delete=models.CASCADE, db_index=False, related_name="pages"
    )
    article = models.ForeignKey(
        KnowledgeArticle, on_delete=models.CASCADE, db_index=False
    )
    is_useful = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["journey", "article"], name="journey_page_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id}"


class JourneyContact(models.Model):
    """That whoever made a journey was in touch on a day; of what case is not kept.

    ``article`` is the page from which they asked.
    """

    journey = models.ForeignKey(
        Journey, on_delete=models.CASCADE, db_index=False, related_name="contacts"
    )
    day = models.DateField()
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    article = models.ForeignKey(
        KnowledgeArticle, on_delete=models.CASCADE, null=True, db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["journey", "day", "service", "article"],
                name="journey_contact_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"


class JourneyDay(models.Model):
    """What became of a page on a day, and of how many readers; nobody is in it.

    ``service`` is what they asked about all the same; empty where nobody could tell. Kept
    for ``knowledge.journeys.rolling.KEPT``.
    """

    article = models.ForeignKey(
        KnowledgeArticle,
        on_delete=models.CASCADE,
        db_index=False,
        related_name="journey_days",
    )
    day = models.DateField()
    outcome = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in Outcome]
    )
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    times = models.PositiveIntegerField()

    class Meta:
        constraints = [
            # Led by the day, by which insight.spared counts and rolling forgets.
            models.UniqueConstraint(
                fields=["day", "article", "outcome", "service"],
                name="journey_day_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="journey_outcome_known",
                condition=Q(outcome__in=sorted(one.value for one in Outcome)),
            ),
            models.CheckConstraint(
                name="journey_only_asked_of_a_service",
                condition=Q(service=None) | Q(outcome=Outcome.ASKED.value),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} on {self.day}: {self.outcome}"
