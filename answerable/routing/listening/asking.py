"""Which question is asked next, and what the answers so far come to; pure.

A question puts the answers of the three likeliest services beside each other, so that one
answer tells which it is. Where none fits, all three are out, and the next three are asked
about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from answerable.routing.listening.matters import Choice, Matter

MOST_QUESTIONS = 5
AT_ONCE = 3


@dataclass(frozen=True)
class Reply:
    """What was asked about (slugs), and which answer was chosen; empty where none fits."""

    about: Sequence[str]
    chosen: str = ""


@dataclass(frozen=True)
class Asked:
    """One question: the services that it tells apart (slugs), and its answers."""

    about: Sequence[str]
    choices: Sequence[Choice]


@dataclass(frozen=True)
class Listening:
    """The matters that it may be, the likeliest first, and what was answered so far."""

    matters: Sequence[Matter]
    replies: Sequence[Reply] = ()

    @cached_property
    def question(self) -> Asked | None:
        """Return what to ask next; None where it is clear, or asking leads no further."""
        among = self._left[:AT_ONCE]
        if self._is_over or not among:
            return None
        return Asked([each.slug for each in among], _apart(self._asked_of(among)))

    @cached_property
    def found(self) -> Matter | None:
        """Return what it is about by the answers, if they say so."""
        return self._left[0] if self._chosen and self._left else None

    @property
    def choices(self) -> list[Choice]:
        """Return the answers that were chosen, as their services offer them."""
        known = {choice.key: choice for choice in self._every_choice()}
        return [known[key] for key in self._chosen if key in known]

    @property
    def _chosen(self) -> list[str]:
        return [reply.chosen for reply in self.replies if reply.chosen]

    @property
    def _is_over(self) -> bool:
        if len(self.replies) >= MOST_QUESTIONS:
            return True
        return bool(self._chosen) and (len(self._left) < 2 or not self._tells_apart)

    @cached_property
    def _left(self) -> list[Matter]:
        """Return what it can still be, by what was chosen and what was not."""
        left = list(self.matters)
        for reply in self.replies:
            meant = self._meant_by(reply.chosen)
            left = [
                each
                for each in left
                if (
                    each.slug in meant if reply.chosen else each.slug not in reply.about
                )
            ]
        return left

    def _meant_by(self, key: str) -> set[str]:
        """Return the services (slugs) that offer the same answer to the same question."""
        every = list(self._every_choice())
        meant = {choice.meant for choice in every if choice.key == key}
        return {choice.service for choice in every if choice.meant in meant}

    @property
    def _tells_apart(self) -> bool:
        """Tell whether there is a question left that not all of them answer alike."""
        asked = [self._next_of(each) for each in self._left]
        return len({tuple(one.meant for one in choices) for choices in asked}) > 1

    def _asked_of(self, among: Sequence[Matter]) -> Iterator[Choice]:
        for matter in among:
            yield from self._next_of(matter)

    def _next_of(self, matter: Matter) -> Sequence[Choice]:
        """Return the next question of a matter; itself, where it has none left."""
        said = {choice.question for choice in self.choices}
        unasked = (
            choices
            for choices in matter.questions
            if not {choice.question for choice in choices} & said
        )
        return next(unasked, (matter.itself,))

    def _every_choice(self) -> Iterator[Choice]:
        for matter in self.matters:
            yield matter.itself
            for choices in matter.questions:
                yield from choices


def _apart(choices: Iterator[Choice]) -> list[Choice]:
    """Return the answers, each once: what several services offer is asked once."""
    by_words: dict[tuple[str, str], Choice] = {}
    for choice in choices:
        by_words.setdefault(choice.meant, choice)
    return list(by_words.values())
