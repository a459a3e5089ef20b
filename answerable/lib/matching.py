"""Finding what somebody means among things with names; pure, in any language.

Two tokens fit when they are the same, have the same stem, begin alike, or are spelt
alike. A phrase fits as well as the better of two shares: how much of what was typed it
covers (a few words in a search box), and how much of it occurs in what was typed (an
alias in the middle of a long story). Rare tokens count more than common ones.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

# How much a hit in each place says: a name is chosen with care, an alias is how people
# put it themselves and as good, a description mentions much that it is not about.
NAME, ALIAS, DESCRIPTION = 1.0, 1.0, 0.5
# How sure we are that two tokens are the same word.
SAME, SAME_STEM, BEGINS_ALIKE, SPELT_ALIKE = 1.0, 0.95, 0.75, 0.8
SHORTEST_PREFIX = 4  # "road" begins many words, "ro" begins too many
LEAST_ALIKE = 0.4  # share of trigrams; "pothloe" and "pothole" have 0.45
LEAST_SCORE = 0.2  # below it, a hit is chance: half of a phrase has 0.25
OTHER_HITS = 0.1  # what further phrases add: they break ties, and no more
MOST_TOKENS = 300  # a story of 4,000 characters has about as many different words

WORD = re.compile(r"[^\W_]+")
ALIKE = str.maketrans({"ى": "ي", "ة": "ه", "ـ": ""})
ARTICLES = ("وال", "بال", "لل", "ال")
ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ات", ""), ("ين", ""), ("ون", ""))
SHORTEST_STEM = 3
# Words that say nothing about the matter, in the languages that we speak, folded.
FILLERS = frozenset(
    "a an and are at be but by can do does for from has have how i in is it me my not of"
    " on or our please that the there this to was we what when where who with you your"
    " al como con cuando de del donde el en es esta hay la las lo los mi no o para pero"
    " por que quien se ser si su sus un una y yo"
    " في من على عن الى هذا هذه التي الذي ما لا لم هل كان انا هو هي مع او ان اين كيف متى".split()
)


@dataclass(frozen=True)
class Candidate:
    """Something that can be found, and the phrases that speak for it."""

    key: str
    names: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()

    @cached_property
    def phrases(self) -> list[tuple[float, frozenset[str]]]:
        """Return the tokens of each phrase with the weight of its place."""
        weighed = (
            (NAME, self.names),
            (ALIAS, self.aliases),
            (DESCRIPTION, self.descriptions),
        )
        return [
            (weight, said)
            for weight, texts in weighed
            for said in map(tokens, texts)
            if said
        ]


@dataclass(frozen=True)
class Ranked:
    """A candidate that fits, and how well: 1 is perfect, ties add a little."""

    key: str
    score: float


def rank(query: str, candidates: Sequence[Candidate]) -> list[Ranked]:
    """Return the candidates that fit what was typed, the best first."""
    vocabulary = Vocabulary(candidates)
    asked = vocabulary.read(query)
    scored = (Ranked(one.key, asked.score(one)) for one in candidates)
    found = [ranked for ranked in scored if ranked.score >= LEAST_SCORE]
    return sorted(found, key=lambda ranked: -ranked.score)


def tokens(text: str) -> frozenset[str]:
    """Return the folded words of a text; fillers only where there is nothing else."""
    every = dict.fromkeys(WORD.findall(fold(text)))
    telling = [token for token in every if token not in FILLERS]
    return frozenset((telling or list(every))[:MOST_TOKENS])


def fold(text: str) -> str:
    """Return a text without case, accents, vowel signs and other spellings of a letter."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return bare.translate(ALIKE)


def stem(token: str) -> str:
    """Return a folded token without article and plural, roughly."""
    for article in ARTICLES:
        rest = token.removeprefix(article)
        if rest != token and len(rest) >= SHORTEST_STEM:
            token = rest
            break
    for ending, instead in ENDINGS:
        if token.endswith(ending) and len(token) - len(ending) >= SHORTEST_STEM:
            return token.removesuffix(ending) + instead
    return token


def trigrams(token: str) -> frozenset[str]:
    """Return the groups of three letters, the beginning counting twice."""
    padded = f"  {token} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


@dataclass
class Vocabulary:
    """Every token of the candidates, found by itself, its stem or its trigrams."""

    candidates: Sequence[Candidate]
    rarity: dict[str, float] = field(init=False)

    def __post_init__(self) -> None:
        """Count in how many candidates each token occurs."""
        counted = Counter(
            token
            for one in self.candidates
            for token in frozenset().union(*(said for _, said in one.phrases))
        )
        most = len(self.candidates) + 1
        self.rarity = {
            token: math.log(most / count) + 0.1 for token, count in counted.items()
        }

    @cached_property
    def by_stem(self) -> dict[str, list[str]]:
        """Return the known tokens of each stem."""
        return _grouped((stem(token), token) for token in self.rarity)

    @cached_property
    def by_trigram(self) -> dict[str, list[str]]:
        """Return the known tokens that have each trigram."""
        return _grouped((part, token) for token in self.rarity for part in trigrams(token))

    def read(self, query: str) -> Asked:
        """Return what was typed, each token with the known ones that it may mean."""
        return Asked({token: self.meant_by(token) for token in tokens(query)}, self.rarity)

    def meant_by(self, token: str) -> dict[str, float]:
        """Return known tokens and how surely they are meant."""
        if token in self.rarity or stem(token) in self.by_stem:
            meant = dict.fromkeys(self.by_stem[stem(token)], SAME_STEM)
            return meant | ({token: SAME} if token in self.rarity else {})
        return self._alike(token) | self._beginning(token)
