"""A document as the index keeps it: its words, reduced to stems, counted and weighed.

Reading and reducing are two steps, since stems come from the database, and many
documents ask for theirs at once.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from answerable.knowledge.search import weights
from answerable.knowledge.search.documents import Document
from answerable.knowledge.search.languages import words_of
from answerable.knowledge.search.scoring import (
    Collection,
    Phrase,
    body_says,
    phrase_says,
)
from answerable.lib.tokens import SKIPPED, WORD, fold

VERSION = "1"  # another one has every document read anew
IN_FULL = 1_000  # the impact of a word that a document says as much as can be


@dataclass(frozen=True)
class Read:
    """A document and its words, in their order."""

    document: Document
    phrases: Sequence[Sequence[str]]
    body: Sequence[str]

    @cached_property
    def words(self) -> frozenset[str]:
        """Return every word, once."""
        return frozenset(self.body).union(*self.phrases)

    def shown(self) -> Mapping[str, str]:
        """Return each word as it is written, with its accents."""
        one = self.document
        text = "\n".join([one.title, *one.questions, one.summary, one.body])
        written = set(WORD.findall(unicodedata.normalize("NFC", text)))
        # In a fixed order; a word in small letters is as it is shown, most often.
        found = {fold(word): word.lower() for word in sorted(written, reverse=True)}
        return {word: found.get(word, word) for word in sorted(self.words)}


@dataclass(frozen=True)
class Reduced:
    """The same in stems, as it is kept; ``telling`` are those of its body."""

    phrases: Sequence[Phrase]
    counts: Mapping[str, int]
    length: int
    telling: frozenset[str]

    @property
    def stems(self) -> frozenset[str]:
        """Return every stem, once."""
        return self.named.union(self.counts)

    @property
    def named(self) -> frozenset[str]:
        """Return the stems of its titles and questions."""
        return frozenset(stem for phrase in self.phrases for stem in phrase.stems)


def read(document: Document) -> Read:
    """Return the words of a document."""
    titles = [document.title, *document.questions]
    phrases = [words for text in titles if (words := words_of(text))]
    body = words_of(f"{document.summary}\n{document.body}")
    return Read(document, phrases, body[: weights.LONGEST_BODY])


def reduce(words: Read, stems: Mapping[str, str]) -> Reduced:
    """Return the stems of a document."""
    phrases = [Phrase(said, [stems[word] for word in said]) for said in words.phrases]
    counts = Counter(stems[word] for word in words.body)
    saying = Counter(stems[word] for word in words.body if word not in SKIPPED)
    telling = frozenset(stem for stem, _ in saying.most_common(weights.TELLING))
    return Reduced(phrases, counts, len(words.body), telling)


def impacts(reduced: Reduced, collection: Collection) -> Mapping[str, int]:
    """Return how much a document is about each word that leads to it, in thousandths."""
    return {
        stem: round(IN_FULL * _impact(stem, reduced, collection))
        for stem in sorted(reduced.named | reduced.telling)
    }


def fingerprint(document: Document) -> str:
    """Return what is the same only for the same document, read in the same way."""
    return sha256(f"{VERSION}{document!r}".encode()).hexdigest()


def _impact(stem: str, reduced: Reduced, collection: Collection) -> float:
    titles = [phrase_says(stem, phrase, collection) for phrase in reduced.phrases]
    body = body_says(stem, reduced.counts, reduced.length, collection)
    return weights.TITLE * max(titles, default=0.0) + weights.BODY * body
