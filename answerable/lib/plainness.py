"""What makes an English text hard to read, beside its grade; hints, no verdict; pure.

Long sentences, sentences that hide who does a thing, and abbreviations that nobody has
explained. A passive is found by its shape, a form of *be* and a participle, so that "the
shop is closed" counts as well: the share means something, the single sentence may not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from answerable.lib.readability import PLAIN, WORD, reading_grade, sentences_in

MOST_WORDS = 20  # in a sentence
MOST_PASSIVE = 0.25  # of the sentences
IRREGULAR = (
    "begun|bought|broken|brought|built|caught|chosen|cut|dealt|done|drawn|driven"
    "|forgotten|found|given|held|kept|known|led|lost|made|met|paid|put|seen|sent|set"
    "|shown|taken|told|understood|withdrawn|written"
)
PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being)"
    r"(?:\s+(?:not|also|already|now|being|been|\w+ly))*"
    rf"\s+(?:\w{{2,}}ed|{IRREGULAR})\b",
    re.IGNORECASE,
)
# Capitals alone; a reference has digits and dashes, a shout more letters.
ABBREVIATION = re.compile(r"(?<![\w-])([A-Z]{2,5})s?(?![\w-])")
KNOWN_TO_ALL = frozenset(
    {"AM", "ID", "OK", "PDF", "PIN", "PM", "SMS", "TV", "UK", "US"}
)


@dataclass(frozen=True)
class Plainness:
    """How plain a text is; ``grade`` is None where there is no word to judge."""

    grade: float | None
    long_sentences: tuple[str, ...]
    passive: int
    sentences: int
    abbreviations: tuple[str, ...]

    @property
    def is_plain(self) -> bool:
        """Tell whether its sentences and words are short enough for a letter."""
        return self.grade is not None and self.grade <= PLAIN

    @property
    def hides_who_acts(self) -> bool:
        """Tell whether too many of its sentences are passive."""
        return self.passive > MOST_PASSIVE * self.sentences


def plainness_of(text: str) -> Plainness:
    """Return what a reader of this text would stumble over."""
    sentences = sentences_in(text)
    return Plainness(
        grade=reading_grade(text),
        long_sentences=tuple(each for each in sentences if _is_long(each)),
        passive=sum(1 for each in sentences if PASSIVE.search(each)),
        sentences=len(sentences),
        abbreviations=tuple(_unexplained(text)),
    )


def _is_long(sentence: str) -> bool:
    return len(WORD.findall(sentence)) > MOST_WORDS


def _unexplained(text: str) -> list[str]:
    """Return abbreviations that stand nowhere beside a bracket that explains them."""
    used = dict.fromkeys(ABBREVIATION.findall(text))
    return [
        each
        for each in used
        if each not in KNOWN_TO_ALL
        and not re.search(rf"\({each}s?\)|\b{each}s?\s+\(", text)
    ]
