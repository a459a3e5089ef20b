"""Which documents are ranked at all, at a cost that does not hang on how common words are.

Two ways lead to a document. Rare words are asked of the index of words, which knows every
word of every document. For all others each word has a list of the documents that are about it,
the weightiest first: of these a fixed number of entries is read, more of the telling words,
and the documents with the largest sum are taken. So "how do I pay" costs what "goitre" does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import connection

from answerable.knowledge.models import SearchCollection
from answerable.knowledge.search import weights
from answerable.knowledge.search.counting import lexeme
from answerable.knowledge.search.scoring import (
    Asked,
    Candidate,
    Collection,
    Found,
    Phrase,
)

LISTED = """
SELECT entry_id FROM unnest(%s::text[], %s::float[], %s::int[]) AS list (word, weight, depth)
CROSS JOIN LATERAL (
    SELECT entry_id, impact FROM knowledge_searchposting
    WHERE collection_id = %s AND stem = word ORDER BY impact DESC LIMIT depth
) AS posting
GROUP BY entry_id ORDER BY sum(weight * impact) DESC, entry_id LIMIT %s
"""
# Of a long text, only what was asked for is sent. It is unpacked once, by adding nothing to
# it, and not for every word.
ENTRIES = """
SELECT key, phrases, (
    SELECT jsonb_object_agg(stem, said -> stem)
    FROM unnest(%s::text[]) AS stem WHERE said ? stem
), length FROM (
    SELECT id, key, phrases, counts || '{}' AS said, length
    FROM knowledge_searchentry WHERE id = ANY(%s) OFFSET 0
) AS entry ORDER BY id
"""
# In two steps: for a limit that it sees, the planner would read the table from its top.
HAVING = """
WITH rare AS MATERIALIZED (SELECT id FROM knowledge_searchentry WHERE words @@ %s::tsquery)
SELECT id FROM rare LIMIT %s
"""


def candidates(
    collection: SearchCollection, asked: Sequence[Asked], counts: Collection
) -> list[Found]:
    """Return the documents that may fit, in the order in which they were put."""
    worth = _worth(asked, counts)
    keys = {*_listed(collection, worth, counts), *_having(collection, worth, counts)}
    with connection.cursor() as cursor:
        cursor.execute(ENTRIES, [list(worth), list(keys)])
        return [_found(*row) for row in cursor.fetchall()]


def _found(key: str, phrases: str, body: str | None, length: int) -> Found:
    said = [Phrase(words, stems) for words, stems in json.loads(phrases)]
    return Found(key, Candidate(said, json.loads(body or "{}"), length))


def _worth(asked: Sequence[Asked], counts: Collection) -> Mapping[str, float]:
    """Return the stems to look for, and how much each says, the rarest first."""
    sure: dict[str, float] = {}
    for one in asked:
        for stem, each in one.meant.items():
            sure[stem] = max(each, sure.get(stem, 0.0))
    worth = {stem: each * counts.rarity(stem) for stem, each in sure.items()}
    return dict(sorted(worth.items(), key=lambda pair: (-pair[1], pair[0])))


def _listed(
    collection: SearchCollection, worth: Mapping[str, float], counts: Collection
) -> list[int]:
    depths = list(_depths(worth, counts))
    lists = [list(worth), list(worth.values()), depths]
    return _ask(LISTED, [*lists, collection.pk, weights.CANDIDATES])


def _depths(worth: Mapping[str, float], counts: Collection) -> Iterator[int]:
    """Yield how far each list is read: what a rare word leaves over is for the next."""
    left, rest = weights.DEPTH, sum(worth.values())
    for stem, each in worth.items():
        share = round(left * each / rest) if rest else 0
        depth = min(max(share, weights.LEAST_DEPTH), counts.having.get(stem, share))
        yield depth
        left, rest = max(left - depth, 0), rest - each


def _having(
    collection: SearchCollection, worth: Mapping[str, float], counts: Collection
) -> list[int]:
    """Return the documents that have rare words, as many words as there is room for."""
    rare, room = [], weights.RARE
    for stem in worth:
        room -= counts.having.get(stem, 0)
        if room < 0:
            break
        rare.append(f"'{lexeme(collection.pk, stem)}'")
    return _ask(HAVING, [" | ".join(rare), weights.RARE]) if rare else []


def _ask(statement: str, values: Sequence[Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [number for (number,) in cursor.fetchall()]
