"""Something is wrong with an article: one of us says so, and an editor settles it.

No case is touched and nothing is published by it, so surfaces may call this directly.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from answerable.agency.models import Staff
from answerable.knowledge.models import ArticleFlag, KnowledgeArticle
from answerable.knowledge.queries import version_of
from answerable.lib.errors import NotFound


@transaction.atomic
def flag(article: KnowledgeArticle, words: str, *, by: Staff) -> ArticleFlag:
    """Keep what somebody says is wrong with what is read now; said twice, it is one."""
    version = version_of(article)
    kept = open_flags(article).filter(version=version, words=words, by=by).first()
    return kept or ArticleFlag.objects.create(
        article=article, version=version, words=words, by=by
    )


@transaction.atomic
def settle_flag(article: KnowledgeArticle, number: int, *, by: Staff) -> None:
    """Keep that an editor has seen to it. Raises NotFound."""
    found = open_flags(article).select_for_update(of=("self",)).filter(pk=number)
    row = found.first()
    if row is None:
        raise NotFound(str(number))
    row.settled_at, row.settled_by = timezone.now(), by
    row.save(update_fields=["settled_at", "settled_by"])


def open_flags(article: KnowledgeArticle) -> QuerySet[ArticleFlag]:
    """Return what is said to be wrong and nobody has settled, the first first."""
    rows = article.flags.filter(settled_at=None).select_related("by", "version")
    return rows.order_by("id")
