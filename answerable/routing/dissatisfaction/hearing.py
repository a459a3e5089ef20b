"""Does a text speak of dissatisfaction with us, and with which words? Pure.

Rules and no model: whoever is offered a complaint sees the words that we saw, and
whoever doubts it can read the rule. Source: standards.md §2.12, "Word not needed".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from answerable.routing.dissatisfaction.language import (
    REASONS,
    Ground,
    Language,
    read_language,
)
from answerable.routing.dissatisfaction.reading import Sentence, read_sentences

# All are asked of every text: people do not always write in the language of the page.
LANGUAGES: Sequence[Language] = [read_language(code) for code in ("en", "es", "ar")]


@dataclass(frozen=True)
class Sign:
    """Words that speak of dissatisfaction, where they stand ([start, end)), and why."""

    start: int
    end: int
    words: str
    ground: Ground

    @property
    def reason(self) -> str | Promise:
        """Return in plain words why they do."""
        return REASONS[self.ground]


def hear_dissatisfaction(text: str) -> list[Sign]:
    """Return the signs in a text, in its order and apart; none where there is none."""
    sentences = list(read_sentences(text))
    found = [
        Sign(*span, text[slice(*span)], ground)
        for language in LANGUAGES
        for ground, span in _spans(sentences, language)
    ]
    return _apart(found)


def _spans(
    sentences: Sequence[Sentence], language: Language
) -> Iterator[tuple[Ground, tuple[int, int]]]:
    read = [(each, _without_denied(each.words, language)) for each in sentences]
    for sentence, words in read:
        found = list(_found_in(words, language))
        if found and _is_about_us(words, [each for _, each in read], language):
            yield from ((ground, sentence.span(*span)) for ground, span in found)


def _found_in(
    words: str, language: Language
) -> Iterator[tuple[Ground, tuple[int, int]]]:
    for ground, finder in language.finders.items():
        yield from ((ground, found.span()) for found in finder.finditer(words))


def _is_about_us(words: str, text: Sequence[str], language: Language) -> bool:
    """Tell whether a sentence is about us; where it names nobody, the text decides."""
    if language.names_us.search(words):
        return True
    if language.names_others.search(words):
        return False
    names_others = any(map(language.names_others.search, text))
    return not names_others or any(map(language.names_us.search, text))


def _without_denied(words: str, language: Language) -> str:
    """Return words as long as they were, in which nothing is found that is no sign."""
    return language.denies.sub(lambda found: "-" * len(found[0]), words)


def _apart(signs: Sequence[Sign]) -> list[Sign]:
    """Return the signs in order; of those that overlap, the longest."""
    kept: list[Sign] = []
    for sign in sorted(signs, key=lambda each: (each.start - each.end, each.start)):
        if all(sign.end <= other.start or other.end <= sign.start for other in kept):
            kept.append(sign)
    return sorted(kept, key=lambda each: each.start)
