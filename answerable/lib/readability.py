"""How many years of school an English text asks for; a hint, never a verdict; pure.

Flesch–Kincaid grade level: 0.39 × words a sentence + 11.8 × syllables a word - 15.59.
Source: J. P. Kincaid and others, "Derivation of new readability formulas", Research
Branch Report 8-75, Naval Air Station Memphis, 1975. Syllables are counted by the
spelling, which is right for about nine English words in ten.
"""

from __future__ import annotations

import re

PLAIN = 8  # the grade up to which a text is plain enough for a letter of ours
PER_SENTENCE, PER_SYLLABLE, BASE = 0.39, 11.8, 15.59
# A paragraph ends its sentence, and so does each line of a list.
SENTENCE_END = re.compile(r"[.!?…:]+(?=\s|$)|\n\s*\n|\n(?=\s*[-–•*\d])")  # dash
WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")  # apostrophe
VOWELS = re.compile(r"[aeiouy]+")
# An e that is not spoken: at the end, in -es and in -ed.
SILENT = re.compile(
    r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[aeiouy]l)es$"
    r"|(?<=[^aeiouylsxzcg])(?<![cs]h)es$|(?<=[^aeiouytd])ed$"
)
# Two vowels side by side that are two syllables, as in "idea", "radio" or "being".
APART = re.compile(
    r"(?<![ctgs])i[ao]|ea(?=$|te)|eo$|ient(?!i)|[uy]ing|eing|iest|ual|eum"
)


def reading_grade(text: str) -> float | None:
    """Return the grade of a text to one decimal, at least 0; None without a word."""
    words = WORD.findall(text)
    if not words:
        return None
    syllables = sum(map(syllables_in, words))
    per_sentence = PER_SENTENCE * len(words) / len(sentences_in(text))
    grade = per_sentence + PER_SYLLABLE * syllables / len(words) - BASE
    return round(max(grade, 0.0), 1)


def sentences_in(text: str) -> list[str]:
    """Return the sentences of a text that have a word, each on one line."""
    parts = SENTENCE_END.split(text)
    return [" ".join(part.split()) for part in parts if WORD.search(part)]


def syllables_in(word: str) -> int:
    """Return how many syllables an English word has, at least one."""
    return sum(max(1, _in_part(part)) for part in word.lower().split("-"))


def _in_part(part: str) -> int:
    spoken = SILENT.sub("", part)
    return len(VOWELS.findall(spoken)) + len(APART.findall(spoken))
