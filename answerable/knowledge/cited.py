"""Questions about what our letters were answered from."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from answerable.cases.models import Case
from answerable.knowledge.models import ArticleVersion, Citation, KnowledgeArticle

SLUG = re.compile(r"[a-z0-9-]{1,50}")
MARK = re.compile(r"([a-z0-9-]{1,50})/([1-9]\d{0,8})", re.IGNORECASE)
MOST_MARKS = 10


def marks_in(typed: str) -> list[str]:
    """Return the marks of versions in a text, each once; what is none is left out."""
    marks = dict.fromkeys(one for one in typed.split() if MARK.fullmatch(one))
    return list(marks)[:MOST_MARKS]


def versions_marked(marks: Iterable[str]) -> list[ArticleVersion]:
    """Return the versions that these marks name, in the order of their articles."""
    wanted = Q()
    for mark in marks:
        slug, number = mark.split("/")
        wanted |= Q(article__slug=slug, number=int(number))
    if not wanted:
        return []
    found = ArticleVersion.objects.filter(wanted).select_related("article")
    return list(found.order_by("article__slug", "number"))


def citations_of(article: KnowledgeArticle) -> QuerySet[Citation]:
    """Return where an article was used to answer, the newest first."""
    rows = Citation.objects.filter(version__article=article)
    return rows.select_related("version", "case").order_by("-id")


def waiting_for_correction(
    article: KnowledgeArticle, number: int
) -> QuerySet[Citation]:
    """Return who was answered from a version and not told yet that it was wrong."""
    return citations_of(article).filter(version__number=number, corrected_at=None)


def cited_in(case: Case) -> QuerySet[Citation]:
    """Return the versions that a case was answered from, the first first."""
    rows = Citation.objects.filter(case=case).order_by("id")
    return rows.select_related("version__article")
