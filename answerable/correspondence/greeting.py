"""Whom a letter greets by name: only what looks like a name; pure.

Anybody may type any name into the form beside somebody else's address, and our letter
would carry their words there: a link, a number to ring, an advertisement.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 60
MOST_DIGITS = 2  # "Charles 3"; a number to ring has more
SIGNS = frozenset(".,'’‘-‐·&()\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}")  # noqa: RUF001  # apostrophes
DOMAIN = re.compile(r"\w\.\w{2}")  # mail programs make a link of "town.example"


def greetable(name: str) -> str:
    """Return the name if a letter can greet by it, else nothing."""
    name = name.strip()
    return name if _looks_like_a_name(name) else ""


def _looks_like_a_name(name: str) -> bool:
    kinds = [_kind(sign) for sign in name]
    return (
        len(name) <= LONGEST
        and "letter" in kinds
        and "foreign" not in kinds
        and kinds.count("digit") <= MOST_DIGITS
        and not DOMAIN.search(name)
    )


def _kind(sign: str) -> str:
    category = unicodedata.category(sign)
    if category.startswith(("L", "M")):
        return "letter"
    if category.startswith("N"):
        return "digit"
    return "sign" if category == "Zs" or sign in SIGNS else "foreign"
