"""Which article or life event an earlier address leads on to."""

from __future__ import annotations

from django.db.models import QuerySet

from answerable.agency.heirs import holders_of
from answerable.knowledge.models import KnowledgeArticle, LifeEvent
from answerable.knowledge.queries import live_articles, public_articles


def heir_of(slug: str) -> KnowledgeArticle | None:
    """Return the article that staff read in place of another; None where none is."""
    return _first(live_articles(), slug)


def public_heir_of(slug: str) -> KnowledgeArticle | None:
    """Return the same for everybody: what only staff read is no place to lead to."""
    return _first(public_articles(), slug)


def event_heir_of(slug: str) -> LifeEvent | None:
    """Return the life event that took the place of another, or its name of today."""
    return holders_of(LifeEvent.objects.filter(retired_on=None), slug).first()


def merged_into(article: KnowledgeArticle) -> QuerySet[KnowledgeArticle]:
    """Return the articles that were merged into one, in the order of their addresses."""
    rows = KnowledgeArticle.objects.filter(slug__in=article.former)
    return rows.exclude(retired_at=None).order_by("slug")


def _first(rows: QuerySet[KnowledgeArticle], slug: str) -> KnowledgeArticle | None:
    return holders_of(rows, slug).order_by("pk").first()
