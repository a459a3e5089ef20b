"""Two articles that state another amount of the same thing; pure.

Of the same thing are two amounts of one kind and unit whose words are mostly the same;
where both articles are about one service, fewer words are enough. Where each has a word
of its own title or questions that the other lacks, such as *birth* and *death*, they are of two things.
What an article itself gives several amounts for, such as adults and children, is not
compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from answerable.knowledge.agreeing.amounts import Stated, stated_in, words_of

ALIKE = 0.75  # of the words of the shorter one
ALIKE_IN_A_SERVICE = 0.5
FEWEST = 3  # words in common, beside the amount
FEWEST_IN_A_SERVICE = 2
MOST = 200  # contradictions that are listed
COMMON = 40  # articles; a word that more of them have says little of what one is about


@dataclass(frozen=True)
class Page:
    """An article as it is compared: title, questions and text of today, and services."""

    slug: str
    title: str
    text: str
    services: frozenset[str] = frozenset()
    questions: str = ""

    @property
    def about(self) -> frozenset[str]:
        """Return the words by which people ask for it."""
        return words_of(f"{self.title} {self.questions}")


@dataclass(frozen=True)
class Contradiction:
    """What one article states, and another states otherwise."""

    here: Page
    there: Page
    first: Stated
    second: Stated


def contradictions(pages: Collection[Page]) -> list[Contradiction]:
    """Return where articles disagree, in the order of their addresses."""
    by_slug = {page.slug: page for page in pages}
    stated = {
        page.slug: list(stated_in(f"{page.title}\n{page.text}")) for page in pages
    }
    found: dict[tuple[str, str, str, str], Contradiction] = {}
    for here, there in _candidates(stated):
        one, other = by_slug[here], by_slug[there]
        for first, second in _disagreeing(one, other, stated):
            key = (here, there, first.sentence, second.sentence)
            found.setdefault(key, Contradiction(one, other, first, second))
            if len(found) >= MOST:
                return list(found.values())
    return list(found.values())


def _candidates(stated: dict[str, list[Stated]]) -> list[tuple[str, str]]:
    """Return the pairs of articles that have a telling word beside an amount in common."""
    having: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for slug, amounts in stated.items():
        for one in amounts:
            for word in one.words:
                having[one.kind, one.unit, word].add(slug)
    pairs = {
        pair
        for slugs in having.values()
        if len(slugs) <= COMMON
        for pair in combinations(sorted(slugs), 2)
    }
    return sorted(pairs)


def _disagreeing(
    here: Page, there: Page, stated: dict[str, list[Stated]]
) -> Iterator[tuple[Stated, Stated]]:
    alike = _near if here.services & there.services else _far
    for first in stated[here.slug]:
        for second in stated[there.slug]:
            if (
                alike(first, second)
                and not _are_of_two_things(here, there, first, second)
                and not _overlap(
                    _of_the_same(first, stated[here.slug], alike),
                    _of_the_same(second, stated[there.slug], alike),
                )
            ):
                yield first, second


def _near(first: Stated, second: Stated) -> bool:
    """Tell whether two amounts are of one thing, in articles about one service."""
    return _is_alike(first, second, FEWEST_IN_A_SERVICE, ALIKE_IN_A_SERVICE)


def _far(first: Stated, second: Stated) -> bool:
    """Tell whether two amounts are of one thing, wherever they stand."""
    return _is_alike(first, second, FEWEST, ALIKE)


def _is_alike(first: Stated, second: Stated, fewest: int, share: float) -> bool:
    if (first.kind, first.unit) != (second.kind, second.unit):
        return False
    common = len(first.words & second.words)
    shorter = min(len(first.words), len(second.words))
    return common >= fewest and common >= share * shorter


def _are_of_two_things(here: Page, there: Page, first: Stated, second: Stated) -> bool:
    """Tell whether each amount stands beside what its own article alone is about."""
    own = (first.words - second.words) & here.about
    others = (second.words - first.words) & there.about
    return bool(own) and bool(others)


def _of_the_same(
    one: Stated, others: Iterable[Stated], alike: Callable[[Stated, Stated], bool]
) -> set[str]:
    """Return all amounts that an article gives for what one of them is of."""
    return {one.value, *(other.value for other in others if alike(one, other))}


def _overlap(first: set[str], second: set[str]) -> bool:
    return bool(first & second)
