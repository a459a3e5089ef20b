"""What becomes of two articles when one is merged into the other, told beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from answerable.knowledge.content import asked_in
from answerable.knowledge.heirs import heir_of
from answerable.knowledge.models import Audience, KnowledgeArticle
from answerable.knowledge.policy.placing import LINKED, placement_of
from answerable.knowledge.queries import content_of, find_sketch, version_of


@dataclass(frozen=True)
class Merging:
    """What the other one gains: ways to ask by language, and slugs by their list.

    ``lost`` are the languages in which nobody reads the answer any more.
    """

    questions: Mapping[str, Sequence[str]]
    lost: Sequence[str]
    gained: Mapping[str, Sequence[str]]


def merging_of(article: KnowledgeArticle, into: KnowledgeArticle) -> Merging:
    """Return what becomes of two articles that are read."""
    content, other = content_of(version_of(article)), content_of(version_of(into))
    asked = {code: list(asked_in(content, code)) for code in other.languages}
    return Merging(
        questions={code: said for code, said in asked.items() if said},
        lost=[code for code in content.languages if code not in other.languages],
        gained=gained_by(article, into),
    )


def gained_by(
    article: KnowledgeArticle, into: KnowledgeArticle
) -> dict[str, list[str]]:
    """Return the slugs that the other one has not yet, by the list in which they stand."""
    had, has = placement_of(article).record(), placement_of(into).record()
    more = {name: _more(had[name], has[name]) for name in LINKED}
    return {name: slugs for name, slugs in more.items() if slugs}


def why_not(article: KnowledgeArticle, into: KnowledgeArticle) -> str:
    """Return why an article cannot be merged into another and what to do; or nothing."""
    return _why_not_from(article) or _why_not_into(article, into)


def _why_not_from(article: KnowledgeArticle) -> str:
    if not article.is_live:
        return _("Nobody reads this page now. Let it be read again first.")
    if find_sketch(article):
        return _(
            "Changes of this page are not published yet. Publish them or give them up"
            " first."
        )
    return ""


def _why_not_into(article: KnowledgeArticle, into: KnowledgeArticle) -> str:
    if into.pk == article.pk:
        return _("This is the same page. Choose another one.")
    if not into.is_live:
        return _why_not_read(article, into)
    if article.audience == Audience.PUBLIC != into.audience:
        return _(
            "Everybody reads this page, and only staff read the other one. Publish the"
            " other one for everybody first, or choose another."
        )
    return ""


def _why_not_read(article: KnowledgeArticle, into: KnowledgeArticle) -> str:
    heir = heir_of(into.slug)
    if heir == article:
        return _(
            "The other page leads here already, so both would lead in a circle. Undo that"
            " first, or choose another one."
        )
    if heir:
        return _("The other page was merged into “%(slug)s”. Choose that one.") % {
            "slug": heir.slug
        }
    return _(
        "Nobody reads the other page now. Let it be read first, or choose another one."
    )


def _more(had: object, has: object) -> list[str]:
    there = set(has) if isinstance(has, list) else set()
    return [slug for slug in had if slug not in there] if isinstance(had, list) else []
