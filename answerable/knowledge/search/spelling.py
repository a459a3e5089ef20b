"""Words that nobody has written: what they are taken for, and what to propose instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from answerable.knowledge.models import SearchCollection, SearchWord
from answerable.knowledge.search import weights
from answerable.knowledge.search.counting import collections_of, counted
from answerable.knowledge.search.documents import OFFICE
from answerable.knowledge.search.languages import stems_of, words_of
from answerable.lib.tokens import WORD, fold

SHORTEST = 4  # "bin" is one slip from "bit", and both are words
MOST_LOOKED_UP = 2  # words of a query; more is another language, or none
# The index leaves out more by itself; nothing else of ours asks it.
STRICT = "SELECT set_config('pg_trgm.similarity_threshold', %s, false)"
ALIKE = """
SELECT typed, word.stem, word.shown, word.similarity
FROM unnest(%s::text[]) AS typed CROSS JOIN LATERAL (
    SELECT each.stem, each.shown, similarity(each.word, typed) AS similarity
    FROM knowledge_searchword AS each
    LEFT JOIN knowledge_searchstem AS known
        ON known.collection_id = each.collection_id AND known.stem = each.stem
    WHERE each.collection_id = %s AND each.word %% typed
    ORDER BY 3 DESC, known.documents DESC NULLS LAST, each.word LIMIT %s
) AS word
"""


@dataclass(frozen=True)
class Alike:
    """A known word that is spelt like one typed: its stem, how it is shown, how surely."""

    stem: str
    shown: str
    sure: float


def alike_to(
    words: Iterable[str], collection: SearchCollection
) -> Mapping[str, list[Alike]]:
    """Return the known words that are spelt like each of these, the likest first."""
    long_enough = [word for word in words if len(word) >= SHORTEST][:MOST_LOOKED_UP]
    found: dict[str, list[Alike]] = {}
    if long_enough:
        values: list[Any] = [long_enough, collection.pk, weights.MOST_MEANT]
        with connection.cursor() as cursor:
            cursor.execute(STRICT, [str(weights.LEAST_MISSPELT)])
            cursor.execute(ALIKE, values)
            for typed, *known in cursor.fetchall():
                found.setdefault(typed, []).append(Alike(*known))
    return found


def did_you_mean(query: str, space: str = OFFICE, language: str = "") -> str:
    """Return the query with the words that nobody has written put right, or nothing."""
    collections = collections_of(space, language)
    strange = words_of(query)[: weights.LONGEST_ASKED]
    for collection in collections:
        strange = strangers(stems_of(strange, collection.language), collection)
    proposals: dict[str, Alike] = {}
    for collection in collections:
        for word, (best, *_) in alike_to(strange, collection).items():
            if word not in proposals or best.sure > proposals[word].sure:
                proposals[word] = best
    return _put_right(query, proposals) if proposals else ""


def strangers(stems: Mapping[str, str], collection: SearchCollection) -> list[str]:
    """Return the words that nobody has written, in this form or another one."""
    having = counted(collection, stems.values()).having
    new = {word: stem for word, stem in stems.items() if stem not in having}
    # What was written since the worker counted.
    rows = SearchWord.objects.filter(collection=collection, stem__in=new.values())
    known = set(rows.values_list("stem", flat=True)) if new else set()
    return [word for word, stem in new.items() if stem not in known]


def _put_right(query: str, proposals: Mapping[str, Alike]) -> str:
    def instead(found: re.Match[str]) -> str:
        proposal = proposals.get(fold(found[0])[: weights.LONGEST_WORD])
        return proposal.shown if proposal else found[0]

    return WORD.sub(instead, unicodedata.normalize("NFC", query))
