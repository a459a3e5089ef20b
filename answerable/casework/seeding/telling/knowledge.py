"""Tell what is known: articles as they are read now, shared values and life events."""

from __future__ import annotations

from answerable.casework.seeding import shapes
from answerable.casework.seeding.folder import Document
from answerable.casework.seeding.telling.entry import entry, values_of
from answerable.knowledge.models import (
    ArticleVersion,
    Fact,
    LifeEvent,
    SynonymGroup,
)
from answerable.knowledge.queries import newest_versions

OF_EVENTS = ("slug", "former", "name", "suggests", "retired_on")
LINKED = ("services", "offices", "life_events")
KEPT = ("former", "confidence", "governance", "review_days", "checked_on")


def articles() -> dict[str, Document]:
    """Return each article that is read, by its slug; sketches stay at the desk."""
    rows = newest_versions().filter(article__retired_at=None).order_by("article__slug")
    whole = rows.select_related("article__department", "article__owner")
    linked = (f"article__{name}" for name in LINKED)
    return {
        one.article.slug: {"articles": [_article(one)]}
        for one in whole.prefetch_related(*linked)
    }


def facts() -> Document:
    """Return the shared values with all their days."""
    return {
        "facts": [
            entry(
                shapes.Fact,
                {
                    **values_of(one, "key", "kind", "currency", "name"),
                    "values": _values(one),
                },
            )
            for one in Fact.objects.prefetch_related("values").order_by("key")
        ]
    }


def synonyms() -> Document:
    """Return the terms that mean the same, by language and name; none that ended."""
    rows = SynonymGroup.objects.exclude(terms=[]).order_by("language", "name")
    return {
        "synonyms": [
            entry(shapes.Synonyms, values_of(one, "language", "terms")) for one in rows
        ]
    }


def life_events() -> Document:
    """Return the life events in their order."""
    return {
        "life_events": [
            entry(shapes.LifeEvent, values_of(one, *OF_EVENTS))
            for one in LifeEvent.objects.all()
        ]
    }


def _article(version: ArticleVersion) -> dict[str, object]:
    article = version.article
    return entry(
        shapes.Article,
        {
            "slug": article.slug,
            "department": article.department.slug,
            "owner": article.owner.username,
            "grade_reason": version.grade_reason or None,
            **values_of(article, *KEPT),
            **values_of(version, "audience", "legal_source"),
            **{name: _slugs(article, name) for name in LINKED},
            **version.texts,
        },
    )


def _slugs(article: object, name: str) -> list[str]:
    return sorted(one.slug for one in getattr(article, name).all())


def _values(fact: Fact) -> list[dict[str, object]]:
    rows = sorted(fact.values.all(), key=lambda one: one.valid_from)
    return [entry(shapes.Value, values_of(one, "valid_from", "value")) for one in rows]
