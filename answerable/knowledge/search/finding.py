"""From a few words to the documents that answer them, the best first."""

from __future__ import annotations

from answerable.knowledge.models import SearchCollection
from answerable.knowledge.search import weights
from answerable.knowledge.search.asking import asked_in
from answerable.knowledge.search.candidates import candidates
from answerable.knowledge.search.counting import collections_of, counted
from answerable.knowledge.search.documents import OFFICE, Hit
from answerable.knowledge.search.scoring import Scorer
from answerable.knowledge.search.synonyms import Supposed

LONGEST_READ = 4_000  # characters, as many as the guided form takes


def find(
    query: str,
    *,
    space: str = OFFICE,
    language: str = "",
    limit: int = 10,
    supposed: Supposed | None = None,
) -> list[Hit]:
    """Return the documents of a space that fit, the best first.

    Without a language every one is searched, each by its own rules, and a key is found
    once: in the language in which it fits best. ``supposed`` is a group of synonyms that
    is only tried.
    """
    best: dict[str, Hit] = {}
    for collection in collections_of(space, language):
        for hit in _find_in(collection, query[:LONGEST_READ], limit, supposed):
            if hit.key not in best or hit.score > best[hit.key].score:
                best[hit.key] = hit
    # Python keeps the order of equals: that in which they were put.
    return sorted(best.values(), key=lambda hit: -hit.score)[:limit]


def _find_in(
    collection: SearchCollection, query: str, limit: int, supposed: Supposed | None
) -> list[Hit]:
    asked, counts = asked_in(collection, query, supposed)
    every = candidates(collection, asked, counts)
    found = Scorer(asked, counts).promising(every, max(limit, weights.COMPARED))
    titles = (phrase for one in found for phrase in one.candidate.phrases)
    named = {stem for phrase in titles for stem in phrase.stems}
    scorer = Scorer(asked, counted(collection, named.union(counts.having)))
    return [
        Hit(
            best.found.key,
            collection.language,
            best.score,
            scorer.words_in(best.found.candidate),
        )
        for best in scorer.best(found, limit)
    ]
