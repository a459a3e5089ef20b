"""Articles in the lists of the desk: each with its title and what is going on with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy

from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.agency.queries import get_agency
from answerable.front.shared.languages import language_name
from answerable.knowledge.access import articles_of, reads_unpublished
from answerable.knowledge.content import language_for
from answerable.knowledge.editions import behind
from answerable.knowledge.models import (
    ArticleFlag,
    ArticleSketch,
    ArticleVersion,
    KnowledgeArticle,
)
from answerable.knowledge.models.articles import LIVE
from answerable.knowledge.queries import content_of, newest_versions
from answerable.knowledge.reminders import reminded

PAGE = 50
SHELVES = {
    "live": pgettext_lazy("help pages", "Live"),
    "yours": gettext_lazy("To be checked by you"),
    "due": gettext_lazy("Due for a check"),
    "draft": gettext_lazy("Being written"),
    "review": gettext_lazy("Waiting for review"),
    "scheduled": gettext_lazy("Planned"),
    "flagged": gettext_lazy("Said to be wrong"),
    "retired": pgettext_lazy("help pages", "Retired"),
}
FOR_ALL = ("live",)


@dataclass(frozen=True)
class Behind:
    """A translation that is behind, and by how many versions."""

    language: str
    editions: int


@dataclass(frozen=True)
class Line:
    """One article in a list."""

    article: KnowledgeArticle
    title: str
    language: str
    sketch: ArticleSketch | None
    behind: list[Behind]
    is_due: bool


def shelves_of(staff: Staff) -> dict[str, object]:
    """Return the lists that a member may look at; to most, what is live."""
    if reads_unpublished(staff):
        return dict(SHELVES)
    return {name: SHELVES[name] for name in FOR_ALL}


def on_shelf(staff: Staff, shelf: str) -> QuerySet[KnowledgeArticle]:
    """Return the articles of one list, in the order of their addresses."""
    mine = articles_of(staff)
    if shelf == "yours":
        return mine.filter(pk__in=reminded(staff).values("pk")).order_by("slug")
    day, flagged = today(), ArticleFlag.objects.filter(settled_at=None)
    wanted = {
        "live": LIVE,
        "due": LIVE & Q(review_on__lte=day),
        "draft": Q(
            sketch__isnull=False, sketch__asked_at=None, sketch__publish_on=None
        ),
        "review": Q(sketch__asked_at__isnull=False, sketch__publish_on=None),
        "scheduled": Q(sketch__publish_on__isnull=False) | Q(retire_on__isnull=False),
        "retired": Q(retired_at__isnull=False),
        "flagged": Q(pk__in=flagged.values("article")),
    }
    return mine.filter(wanted[shelf]).order_by("slug")


def lines(articles: Iterable[KnowledgeArticle]) -> list[Line]:
    """Return articles as a list shows them, asked for in two questions."""
    rows = list(articles)
    sketches = {
        one.article_id: one
        for one in ArticleSketch.objects.filter(article__in=rows).select_related(
            "changed_by"
        )
    }
    versions = {
        one.article_id: one for one in newest_versions().filter(article__in=rows)
    }
    day = today()
    return [_line(row, versions.get(row.pk), sketches.get(row.pk), day) for row in rows]


def _line(
    article: KnowledgeArticle,
    version: ArticleVersion | None,
    sketch: ArticleSketch | None,
    day: object,
) -> Line:
    language, title = title_of(version or sketch)
    first = get_agency().languages[0]
    late = behind(version.editions, first) if version else {}
    is_due = article.is_live and article.review_on is not None
    return Line(
        article,
        title or article.slug,
        language,
        sketch,
        [Behind(language_name(code), count) for code, count in late.items()],
        is_due and article.review_on <= day,  # type: ignore[operator]  # asked above
    )


def title_of(row: ArticleVersion | ArticleSketch | None) -> tuple[str, str]:
    """Return the title in the language of the reader or another, and which that is."""
    content = content_of(row)
    others = get_agency().languages
    language = language_for(content, get_language() or "", others)
    titles = content.texts.get("title", {})
    if not titles.get(language):
        language = next((code for code in others if titles.get(code)), language)
    return language, titles.get(language, "")
