"""Which help pages may answer a case, or what somebody is looking for."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from answerable.cases.models import Case
from answerable.knowledge.models import ArticleVersion, KnowledgeArticle
from answerable.knowledge.queries import (
    live_articles,
    newest_versions,
    public_articles,
)
from answerable.knowledge.search import find

MOST_SUGGESTED = 5
# A page about the service of a case is likelier than one that merely has its words: it is
# put before pages whose words fit less than twice as well.
OF_SERVICE = 2.0
LOOKED_AT = 20  # hits of the search, before pages of the service come first


def suggested(
    case: Case, words: str, *, most: int = MOST_SUGGESTED
) -> list[ArticleVersion]:
    """Return the help pages that may answer these words in a case, the likeliest first."""
    hits = find(words, language=case.language, limit=LOOKED_AT)
    hits += find(words, limit=LOOKED_AT) if len(hits) < most else []
    scores: dict[str, float] = {}
    for hit in hits:
        scores.setdefault(hit.key, hit.score)
    served = _slugs_of_service(case)
    for slug in served:
        scores[slug] = scores.get(slug, 0.0) * OF_SERVICE
    ranked = sorted(scores, key=lambda slug: -scores[slug])
    return _versions(live_articles().filter(slug__in=ranked), ranked)[:most]


def answers_for(words: str, language: str, *, most: int) -> list[ArticleVersion]:
    """Return what everybody may read that fits these words, the best first."""
    ranked = [hit.key for hit in find(words, language=language, limit=LOOKED_AT)]
    return _versions(public_articles().filter(slug__in=ranked), ranked)[:most]


def _slugs_of_service(case: Case) -> Sequence[str]:
    if case.service_id is None:
        return ()
    rows = live_articles().filter(services=case.service_id)
    return list(rows.order_by("slug").values_list("slug", flat=True)[:LOOKED_AT])


def _versions(
    rows: QuerySet[KnowledgeArticle], ranked: Sequence[str]
) -> list[ArticleVersion]:
    found = newest_versions().filter(article__in=rows).select_related("article")
    by_slug = {version.article.slug: version for version in found}
    return [by_slug[slug] for slug in ranked if slug in by_slug]
