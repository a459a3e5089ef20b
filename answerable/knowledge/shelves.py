"""Where the public finds articles: by what happens in a life, by use, or one after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from answerable.knowledge.counting import most_read
from answerable.knowledge.models import KnowledgeArticle, LifeEvent
from answerable.knowledge.queries import (
    life_events,
    newest_versions,
    public_articles,
)
from answerable.knowledge.reading import Reading, read_all
from answerable.lib.errors import NotFound
from answerable.lib.memory import remembered

PAGE = 30
OFTEN = 5


@dataclass(frozen=True)
class Shelf:
    """Some articles in the order of their addresses; ``after`` leads to those behind."""

    readings: Sequence[Reading]
    after: str


def shelf_of(event: LifeEvent | None, language: str, after: str = "") -> Shelf:
    """Return the public articles of a life event, or all, behind an address."""
    rows = public_articles().filter(slug__gt=after).order_by("slug")
    found = rows.filter(life_events=event) if event else rows
    page = list(found[: PAGE + 1])
    shown = page[:PAGE]
    more = shown[-1].slug if len(page) > PAGE else ""
    return Shelf(readings_of(shown, language), more)


def get_life_event(slug: str) -> LifeEvent:
    """Return a life event by its address. Raises NotFound."""
    for event in life_events():
        if event.slug == slug:
            return event
    raise NotFound(slug)


@remembered
def often_read(language: str) -> list[Reading]:
    """Return what was read most in the last month, in a language."""
    return readings_of(most_read(OFTEN), language)


def readings_of(articles: Sequence[KnowledgeArticle], language: str) -> list[Reading]:
    """Return what these articles say now, in a language."""
    rows = newest_versions().filter(article__in=articles).select_related("article")
    by_article = {row.article_id: row for row in rows}
    there = (by_article[one.pk] for one in articles if one.pk in by_article)
    return read_all(there, language)
