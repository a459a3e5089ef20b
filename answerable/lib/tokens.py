"""Words as a search compares them; pure.

Case, accents, Arabic vowel signs and the spellings of alef, ya and ta marbuta do not
count; articles and plurals are cut off roughly, the same way on both sides.
"""

from __future__ import annotations

import re
import unicodedata

MOST = 300  # a story of 4,000 characters has about as many different words
WORD = re.compile(r"[^\W_]+")
ALIKE = str.maketrans({"ى": "ي", "ة": "ه", "ـ": None})  # noqa: RUF001  # a ha
ARTICLES = ("وال", "بال", "لل", "ال")
ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ات", ""), ("ين", ""), ("ون", ""))
SHORTEST_STEM = 3
# What says nothing about the matter, in the languages that we speak.
FILLERS = """
a an and are at be but by can could do does for from has have how i in is it me my no
not of on or our please that the there they this to want was we what when where who
will with would you your
a al como con cuando de del donde el en es esta este hay la las lo los me mi muy para
pero por que quien quiero se si su sus un una y yo
في من على عن إلى هذا هذه التي الذي ما لا لم هل كان أنا هو هي مع أو أن أين كيف متى أريد
"""


def tokens(text: str) -> frozenset[str]:
    """Return the folded words of a text; fillers only where there is nothing else."""
    every = dict.fromkeys(WORD.findall(fold(text)))
    telling = [token for token in every if token not in SKIPPED]
    return frozenset((telling or list(every))[:MOST])


def fold(text: str) -> str:
    """Return a text without what people write differently and mean alike."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    # What was taken apart can have capitals: ℡ becomes TEL.
    return bare.casefold().translate(ALIKE)


def stem(token: str) -> str:
    """Return a folded token without article and plural, roughly."""
    return _without_ending(without_article(token))


def trigrams(token: str) -> frozenset[str]:
    """Return the groups of three letters; the first letters count once more."""
    padded = f"  {token} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def without_article(token: str) -> str:
    """Return a folded Arabic token without what is written in front of it as one word."""
    for article in ARTICLES:
        rest = token.removeprefix(article)
        if rest != token and len(rest) >= SHORTEST_STEM:
            return rest
    return token


def _without_ending(token: str) -> str:
    for ending, instead in ENDINGS:
        if token.endswith(ending) and len(token) - len(ending) >= SHORTEST_STEM:
            return token.removesuffix(ending) + instead
    return token


SKIPPED = frozenset(WORD.findall(fold(FILLERS)))
