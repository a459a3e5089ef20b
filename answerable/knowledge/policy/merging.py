"""Merge an article into another one, and take that back.

The one that ends is retired and keeps its versions, with all that was said of them. The
other one holds its address, is found by what people asked it for, and stands where it stood.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from answerable.agency.configuration import Hand, place
from answerable.agency.heirs import (
    giving_back,
    only_holder,
    taking_over,
)
from answerable.agency.models import Office, Service
from answerable.knowledge.heirs import heir_of
from answerable.knowledge.indexing import index_article
from answerable.knowledge.merging import gained_by, why_not
from answerable.knowledge.models import KnowledgeArticle, LifeEvent
from answerable.knowledge.policy.placing import (
    LINKED,
    Placement,
    place_article,
    placement_of,
    topic_of,
)
from answerable.lib.errors import Refused

MODELS: Mapping[str, Any] = {
    "services": Service,
    "offices": Office,
    "life_events": LifeEvent,
}


@transaction.atomic
def merge_article(
    article: KnowledgeArticle, into: KnowledgeArticle, *, by: Hand
) -> None:
    """Have an article read in the other one from now on. Raises Refused, Stale.

    Said twice, it is done once.
    """
    row, other = _both(article, into)
    if heir_of(row.slug) == other:
        return
    if hint := why_not(row, other):
        raise Refused(code="article-merge", hint=hint)
    _end(row, other, gained_by(row, other), by)
    wanted = taking_over(other, row.slug, row.former)
    _stand(other, row.handed_over, former=wanted, by=by)


def take_out(article: KnowledgeArticle, *, by: Hand) -> None:
    """Take an article that is locked out of the one it was merged into, if it was.

    It is on whoever calls to let it be read. Raises Refused.
    """
    other = only_holder(KnowledgeArticle.objects.all(), article.slug)
    if other is None:
        return
    lost, article.handed_over = article.handed_over, {}
    article.save(update_fields=["handed_over"])
    _leave(other, lost, giving_back(other, article.slug, article.former), by)


def _both(
    article: KnowledgeArticle, into: KnowledgeArticle
) -> tuple[KnowledgeArticle, KnowledgeArticle]:
    """Return both, locked in one order, whichever way they are merged."""
    rows = KnowledgeArticle.objects.select_for_update(no_key=True, of=("self",))
    found = rows.select_related("department", "owner").order_by("pk")
    known = {row.pk: row for row in found.filter(pk__in=[article.pk, into.pk])}
    return known[article.pk], known[into.pk]


def _end(
    row: KnowledgeArticle,
    other: KnowledgeArticle,
    gained: dict[str, list[str]],
    by: Hand,
) -> None:
    now = timezone.now()

    def write() -> KnowledgeArticle:
        row.retired_at, row.retire_on, row.handed_over = now, None, gained
        row.save(update_fields=["retired_at", "retire_on", "handed_over"])
        index_article(row)
        return row

    place(
        topic_of(row.slug),
        by=by,
        found=row,
        before={"retired_at": None, "merged into": None},
        wanted={"retired_at": now.isoformat(), "merged into": other.slug},
        write=write,
    )


def _stand(
    other: KnowledgeArticle,
    gained: Mapping[str, Sequence[str]],
    *,
    former: Sequence[str],
    by: Hand,
) -> None:
    """Let the other one stand where the one stood, and be found as it was."""
    now = placement_of(other)
    more: dict[str, Any] = {
        name: [*getattr(now, name), *MODELS[name].objects.filter(slug__in=slugs)]
        for name, slugs in gained.items()
    }
    _place(other, replace(now, former=former, **more), by)


def _leave(
    other: KnowledgeArticle,
    lost: Mapping[str, Sequence[str]],
    former: Sequence[str],
    by: Hand,
) -> None:
    now = placement_of(other)
    rest: dict[str, Any] = {
        name: [one for one in getattr(now, name) if one.slug not in lost.get(name, ())]
        for name in LINKED
    }
    _place(other, replace(now, former=former, **rest), by)


def _place(other: KnowledgeArticle, placement: Placement, by: Hand) -> None:
    # What was seen of the one says nothing about the other.
    hand = replace(by, seen=None)
    index_article(place_article(other, placement, by=hand).thing)
