"""How articles are used: who read them, counted without knowing whom, and what they said."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from answerable.knowledge.models.articles import ArticleVersion, KnowledgeArticle

LONGEST_WORDS = 1_000


class ArticleVisit(models.Model):
    """Somebody had an article before them on a day; gone when the day is counted.

    ``visitor`` is a salted hash that is another one on every day. Who reads an article
    again on the same day is one line still.
    """

    article = models.ForeignKey(KnowledgeArticle, on_delete=models.CASCADE)
    day = models.DateField()
    language = models.CharField(max_length=10)
    visitor = models.CharField(max_length=32)
    went_on_to_ask = models.BooleanField(default=False)

    class Meta:
        constraints = [
            # Led by the day, by which knowledge.counting.roll_up takes them away.
            models.UniqueConstraint(
                fields=["day", "article", "visitor"], name="article_visit_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id} on {self.day}"


class ArticleDay(models.Model):
    """How often an article was read on a day in a language, and how many went on to ask."""

    article = models.ForeignKey(
        KnowledgeArticle, on_delete=models.CASCADE, related_name="days"
    )
    day = models.DateField()
    language = models.CharField(max_length=10)
    views = models.PositiveIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "day", "language"], name="article_day_once"
            )
        ]
        indexes = [
            # knowledge.counting.most_read: what is read most since a day.
            models.Index(fields=["day"], name="article_read_since")
        ]

    def __str__(self) -> str:
        return f"{self.article_id} on {self.day}"


class ArticleFeedback(models.Model):
    """Whether an article helped somebody, and what they said of it.

    ``token`` is of the page they had before them: who presses again changes the same
    line. It belongs to the version that they read.
    """

    version = models.ForeignKey(
        ArticleVersion, on_delete=models.PROTECT, related_name="feedback"
    )
    token = models.UUIDField(unique=True)
    language = models.CharField(max_length=10)
    is_useful = models.BooleanField()
    words = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "article feedback"
        indexes = [
            # knowledge.usefulness.said_of: the newest of an article first.
            models.Index(fields=["version", "-at"], name="feedback_of_version")
        ]

    def __str__(self) -> str:
        return f"{self.version_id}: {'useful' if self.is_useful else 'not useful'}"
