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
from answerable.routing.dissatisfaction.phrases import Found
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
    for sentence in sentences:
        found = _found_in(sentence.words, language)
        if found and _is_about_us(sentence, sentences, language):
            yield from (
                (Ground(each.name), sentence.span(each.start, each.end))
                for each in found
            )


def _found_in(words: str, language: Language) -> list[Found]:
    """Return the signs in a sentence, without what only looks like one."""
    if words.isascii() and not language.is_latin:
        return []
    if not language.speaks.is_in(words):
        return []
    return list(language.speaks.find(_without_denied(words, language)))


def _is_about_us(
    sentence: Sentence, text: Sequence[Sentence], language: Language
) -> bool:
    """Tell whether a sentence is about us; where it names nobody, the text decides."""
    if language.names_us.is_in(sentence.words):
        return True
    if language.names_others.is_in(sentence.words):
        return False
    return not any(language.names_others.is_in(each.words) for each in text) or any(
        language.names_us.is_in(each.words) for each in text
    )


def _without_denied(words: str, language: Language) -> str:
    """Return words as long as they were, in which nothing is found that is no sign."""
    for found in language.denies.find(words):
        hidden = "-" * (found.end - found.start)
        words = f"{words[: found.start]}{hidden}{words[found.end :]}"
    return words


def _apart(signs: Sequence[Sign]) -> list[Sign]:
    """Return the signs in order; of those that overlap, the longest."""
    kept: list[Sign] = []
    for sign in sorted(signs, key=lambda each: (each.start - each.end, each.start)):
        if all(sign.end <= other.start or other.end <= sign.start for other in kept):
            kept.append(sign)
    return sorted(kept, key=lambda each: each.start)
