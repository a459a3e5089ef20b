"""Money, times, shares and days in a text, each with the words that it stands beside; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

REACH = 7  # words on each side of an amount that say what it is of
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")  # an apostrophe
CLAUSE = re.compile(r"(?<=[.!?؟;:])\s+|\n+")
NUMBER = r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
MONEY = re.compile(
    rf"[€£$]\s?({NUMBER})|({NUMBER})\s?(?:[€£$]|\b(?:euros?|pounds?|dollars?|EUR|GBP|USD)\b)",
    re.IGNORECASE,
)
SHARE = re.compile(rf"({NUMBER})\s?(?:%|٪|\bper ?cent\b)", re.IGNORECASE)
DAY = re.compile(
    r"\b(\d{4}-\d\d-\d\d|\d{1,2} (?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)(?: \d{4})?)\b"
)
UNITS = {
    "minute": "minute|minutes",
    "hour": "hour|hours",
    "working day": "working days?",
    "day": "days?",
    "week": "weeks?",
    "month": "months?",
    "year": "years?",
}
NUMBERS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
COUNT = rf"(\d+|{'|'.join(NUMBERS)})"
TIMES = {
    unit: re.compile(rf"\b{COUNT}[ -](?:{forms})\b", re.IGNORECASE)
    for unit, forms in UNITS.items()
}
# At least three letters stay.
ENDING = re.compile(r"(?<=\w\w\w)(?:ing|ed|es|s|e)$")
# Words that say nothing of what an amount is of.
SMALL = frozenset(
    [
        "a",
        "about",
        "after",
        "all",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "before",
        "but",
        "by",
        "can",
        "cost",
        "costs",
        "do",
        "each",
        "every",
        "for",
        "from",
        "get",
        "give",
        "has",
        "have",
        "how",
        "if",
        "in",
        "is",
        "it",
        "its",
        "least",
        "less",
        "more",
        "most",
        "must",
        "need",
        "needs",
        "no",
        "not",
        "of",
        "off",
        "on",
        "once",
        "one",
        "only",
        "or",
        "our",
        "out",
        "over",
        "pay",
        "per",
        "take",
        "takes",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "they",
        "this",
        "to",
        "until",
        "up",
        "us",
        "was",
        "we",
        "when",
        "which",
        "who",
        "will",
        "with",
        "within",
        "you",
        "your",
        "euro",
        "euros",
        "pound",
        "pounds",
        "dollar",
        "dollars",
        "percent",
        "day",
        "days",
        "working",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "hour",
        "hours",
        "minute",
        "minutes",
        "what",
        "long",
    ]
)


class Kind(StrEnum):
    """What an amount is of."""

    MONEY = "money"
    TIME = "time"
    SHARE = "share"
    DAY = "day"


@dataclass(frozen=True)
class Stated:
    """An amount, the sentence it stands in, and the words beside it."""

    kind: Kind
    unit: str
    value: str
    sentence: str
    words: frozenset[str]


def stated_in(text: str) -> Iterator[Stated]:
    """Yield every amount of a text."""
    for sentence in CLAUSE.split(text):
        for kind, unit, value, start, end in _found_in(sentence):
            words = _beside(sentence, start, end)
            yield Stated(kind, unit, value, sentence.strip(), words)


def money_in(text: str) -> frozenset[str]:
    """Return the sums of money that a text names, whatever its language."""
    return frozenset(one.value for one in stated_in(text) if one.kind is Kind.MONEY)


def words_of(text: str) -> frozenset[str]:
    """Return the words that say something, without their endings."""
    words = (word.lower() for word in WORD.findall(text))
    return frozenset(
        _stem(word) for word in words if word not in SMALL and not word.isdigit()
    )


def _found_in(sentence: str) -> Iterator[tuple[Kind, str, str, int, int]]:
    for found in MONEY.finditer(sentence):
        yield Kind.MONEY, "", _plain(found[1] or found[2]), *found.span()
    for found in SHARE.finditer(sentence):
        yield Kind.SHARE, "", _plain(found[1]), *found.span()
    for found in DAY.finditer(sentence):
        yield Kind.DAY, "", found[1].lower(), *found.span()
    for unit, pattern in TIMES.items():
        for found in pattern.finditer(sentence):
            yield Kind.TIME, unit, _count(found[1]), *found.span()


def _beside(sentence: str, start: int, end: int) -> frozenset[str]:
    before = WORD.findall(sentence[:start])[-REACH:]
    after = WORD.findall(sentence[end:])[:REACH]
    return words_of(" ".join((*before, *after)))


def _plain(amount: str) -> str:
    """Return an amount with a point and two digits: 1.200,5 and 1,200.50 are one."""
    whole, _point, cents = amount, "", ""
    if match := re.fullmatch(r"(.*)[.,](\d{1,2})", amount):
        whole, cents = match[1], match[2]
    return f"{re.sub(r'[.,]', '', whole)}.{cents.ljust(2, '0')}"


def _count(said: str) -> str:
    word = said.lower()
    return str(NUMBERS.index(word) + 1) if word in NUMBERS else word


def _stem(word: str) -> str:
    """Return a word without its ending, so that *answers* and *answered* are one."""
    return ENDING.sub("", word)
