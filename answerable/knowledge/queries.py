"""Questions about articles and the values in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet
from django.utils.text import slugify

from answerable.agency.duty import today
from answerable.knowledge.content import Content
from answerable.knowledge.files import files_in
from answerable.knowledge.models import (
    ArticleSketch,
    ArticleVersion,
    Audience,
    Fact,
    FactValue,
    KnowledgeArticle,
    LifeEvent,
)
from answerable.knowledge.models.articles import LIVE
from answerable.lib.errors import NotFound
from answerable.lib.memory import remembered
from answerable.lib.ordering import free_name

WHOSE = ("department", "owner")
LONGEST_SLUG = 40  # of 50, so that a number fits behind it


@dataclass(frozen=True)
class FactNow:
    """A shared value as it is on a day."""

    kind: str
    currency: str
    value: str
    valid_from: date


def public_articles() -> QuerySet[KnowledgeArticle]:
    """Return what everybody may read."""
    return KnowledgeArticle.objects.filter(LIVE, audience=Audience.PUBLIC)


def live_articles() -> QuerySet[KnowledgeArticle]:
    """Return what staff may read."""
    return KnowledgeArticle.objects.filter(LIVE)


def public_article(slug: str) -> KnowledgeArticle:
    """Return an article if everybody may read it. Raises NotFound."""
    found = public_articles().select_related("department").filter(slug=slug).first()
    if found is None:
        raise NotFound(slug)
    return found


def version_of(article: KnowledgeArticle, number: int | None = None) -> ArticleVersion:
    """Return what it says, or what it said under a number. Raises NotFound."""
    wanted = article.version if number is None else number
    found = ArticleVersion.objects.filter(article=article, number=wanted).first()
    if found is None:
        message = f"{article.slug}/{wanted}"
        raise NotFound(message)
    found.article = article
    return found


def newest_versions() -> QuerySet[ArticleVersion]:
    """Return what each article says now, or said when it was retired."""
    return ArticleVersion.objects.filter(number=F("article__version"))


def free_slug(title: str) -> str:
    """Return a free address made of a title; letters that it cannot have are left out."""
    wanted = slugify(title)[:LONGEST_SLUG].strip("-") or "answer"
    rows = KnowledgeArticle.objects.filter(slug__startswith=wanted)
    merged = KnowledgeArticle.objects.exclude(former=[])
    earlier = {
        slug for held in merged.values_list("former", flat=True) for slug in held
    }
    return free_name(wanted, {*rows.values_list("slug", flat=True), *earlier})


def find_sketch(article: KnowledgeArticle) -> ArticleSketch | None:
    """Return how it is being changed; None where it is not."""
    return ArticleSketch.objects.filter(article=article).first()


def content_of(row: ArticleVersion | ArticleSketch | None) -> Content:
    """Return what a version or a sketch says; nothing where there is none."""
    if row is None:
        return Content()
    files = files_in(row.files)
    return Content(row.texts, row.audience, row.legal_source, files)


@remembered
def facts_on(day: date) -> dict[str, FactNow]:
    """Return every shared value by its key, as it is on a day.

    One that only begins later has its first value already: a text has no holes.
    """
    rows = FactValue.objects.select_related("fact").order_by("fact_id", "-valid_from")
    begun = rows.filter(valid_from__lte=day).distinct("fact_id")
    coming = rows.order_by("fact_id", "valid_from").distinct("fact_id")
    return {
        row.fact.key: FactNow(
            row.fact.kind, row.fact.currency, row.value, row.valid_from
        )
        for row in (*coming, *begun)
    }


def facts_now() -> dict[str, FactNow]:
    """Return the shared values of today."""
    return facts_on(today())


def articles_with_fact(fact: Fact) -> QuerySet[ArticleVersion]:
    """Return the versions, as they are read now, in which a value stands."""
    live = newest_versions().filter(article__retired_at=None)
    return live.filter(facts__contains=[fact.key]).select_related("article")


@remembered
def life_events() -> list[LifeEvent]:
    """Return the life events that people are shown, in their order."""
    return list(LifeEvent.objects.filter(retired_on=None))
