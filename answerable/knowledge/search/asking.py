"""What is typed, understood word by word in the language of a collection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from answerable.knowledge.models import SearchCollection
from answerable.knowledge.search import weights
from answerable.knowledge.search.counting import counted
from answerable.knowledge.search.languages import stems_of, words_of
from answerable.knowledge.search.scoring import Asked, Collection
from answerable.knowledge.search.spelling import alike_to, strangers
from answerable.knowledge.search.synonyms import Supposed, meaning_the_same

Meanings = Mapping[str, Mapping[str, float]]


def asked_in(
    collection: SearchCollection, query: str, supposed: Supposed | None = None
) -> tuple[list[Asked], Collection]:
    """Return the words of a query with what each may mean in a collection.

    Beside them, what is counted there, with the documents that have these stems.
    """
    words = words_of(query)[: weights.LONGEST_ASKED]
    stems = stems_of(words, collection.language)
    meant: dict[str, dict[str, float]] = {word: {it: 1.0} for word, it in stems.items()}
    _add(meant, _same(words, stems, collection.language, supposed))
    counts = counted(collection, _stems(meant))
    new = {word: it for word, it in stems.items() if it not in counts.having}
    if misspelt := _misspelt(new, collection):
        _add(meant, misspelt)
        counts = counted(collection, _stems(meant))
    times = Counter(words)
    return [Asked(word, meant[word], times[word]) for word in meant], counts


def _same(
    words: Sequence[str],
    stems: Mapping[str, str],
    language: str,
    supposed: Supposed | None,
) -> Meanings:
    same = meaning_the_same(words, stems, language, supposed)
    return {
        word: dict.fromkeys(sorted(its), weights.SYNONYM) for word, its in same.items()
    }


def _misspelt(new: Mapping[str, str], collection: SearchCollection) -> Meanings:
    """Return what words may mean that are not counted: written yesterday, or never."""
    strange = strangers(new, collection) if new else ()
    found = alike_to(strange, collection)
    return {word: {it.stem: it.sure for it in known} for word, known in found.items()}


def _stems(meant: Meanings) -> set[str]:
    return {stem for stems in meant.values() for stem in stems}


def _add(meant: dict[str, dict[str, float]], more: Meanings) -> None:
    for word, stems in more.items():
        meant[word] = {**stems, **meant[word]}
