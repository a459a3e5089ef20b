"""Names of streets and landmarks as people type them, and what of it names one; pure.

What somebody types is seldom a name alone: "4 Mill Ln., by the bakery". It is cut where
people cut it themselves, house numbers are put aside, and short forms are written out
the same way on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from answerable.lib.tokens import WORD, fold

MOST_PARTS = 4
ALIKE = 0.8  # one slip in five letters
LONGEST_READ = 300  # characters, as many as a line of the form takes
# Between a place and what stands beside it, in the languages that we speak.
BESIDE = """
by|near|next to|beside|behind|opposite|outside|in front of|across from|corner of|between|at
and|cerca de|cerca del|junto a|junto al|al lado de|al lado del|frente a|frente al
detras de|detras del|delante de|delante del|esquina|esquina con|entre|en|y
بجانب|قرب|بالقرب من|امام|مقابل|خلف|عند|بين|في
"""
# Short forms, and what they are short for; folded, as both sides are.
SHORT_FORMS = {
    "st": "street",
    "rd": "road",
    "ln": "lane",
    "ave": "avenue",
    "av": "avenue",
    "sq": "square",
    "dr": "drive",
    "pl": "place",
    "ct": "court",
    "blvd": "boulevard",
    "c": "calle",
    "avda": "avenida",
    "avd": "avenida",
    "pza": "plaza",
    "plz": "plaza",
    "pso": "paseo",
    "ctra": "carretera",
    "ش": "شارع",
}
HOUSE_NUMBER = re.compile(r"\d+[a-z]?|no|nr|num|numero|رقم")
# Small words that some write and some leave out.
LEFT_OUT = frozenset({"the", "el", "la", "los", "las", "de", "del", "al", "of"})
LONGEST_FIRST = sorted(BESIDE.replace("\n", "|").strip("|").split("|"), key=len)[::-1]
CUT = re.compile(rf"[,;،؛/()\n&]| [-–] |\b(?:{'|'.join(LONGEST_FIRST)})\b")
# What many names have in common, so that it tells little; folded.
KINDS_OF_STREET = frozenset(SHORT_FORMS.values()) | {
    "close", "walk", "way", "row", "alley", "crescent", "terrace", "gardens", "park",
    "callejon", "camino", "paseo", "pasaje", "glorieta", "ronda",
    "طريق", "زقاق", "جاده", "ساحه", "حاره", "نهج",
}  # fmt: skip


def plain_name(name: str) -> str:
    """Return a name as it is compared: folded words, short forms written out."""
    words = [SHORT_FORMS.get(word, word) for word in WORD.findall(fold(name))]
    telling = [word for word in words if word not in LEFT_OUT]
    return " ".join(telling or words)


def core_of(name: str) -> str:
    """Return what tells a plain name from others: without the kind of street."""
    telling = [word for word in name.split() if word not in KINDS_OF_STREET]
    return " ".join(telling) or name


def cores_of(part: str) -> list[str]:
    """Return what may be the core of what was typed: the kind may be misspelt, too."""
    words = part.split()
    loose = [
        word for word in words if not get_close_matches(word, KINDS_OF_STREET, 1, ALIKE)
    ]
    return list(dict.fromkeys([core_of(part), " ".join(loose) or part]))


def parts_of(typed: str) -> list[str]:
    """Return what may name a place in what somebody typed, as names are compared."""
    read = typed[:LONGEST_READ]
    pieces = [plain_name(piece) for piece in CUT.split(fold(read))]
    named = [name for piece in pieces for name in _both_ways(piece)]
    # Some names have such a word within: the Dog and Duck.
    every = [*named, *_both_ways(plain_name(read))]
    return list(dict.fromkeys(every))[:MOST_PARTS]


def _both_ways(name: str) -> Iterator[str]:
    """Yield a name without its house number, and with it: some streets have one."""
    words = name.split()
    bare = [word for word in words if not HOUSE_NUMBER.fullmatch(word)]
    if not KINDS_OF_STREET.issuperset(bare):
        yield " ".join(bare)
    if words:
        yield name
