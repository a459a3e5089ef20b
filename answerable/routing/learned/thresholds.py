"""From which score on a model may act by itself, measured on what it had not seen; pure.

A threshold is only as good as the number of texts behind it: what counts is not how
often it was right there, but how often it is right at least, with some certainty.
Source: the lower bound of Wilson's interval for a share.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

TARGET = 0.97  # of what is sent without anybody looking must be right
CERTAINTY = 1.5  # standard errors: fourteen times of fifteen, the truth is no worse
FEWEST = 100  # texts; of fewer, nothing certain can be said
LEAST_ACTED = 0.5  # likelier than everything else together, however well it went so far
NEVER = 2.0  # a threshold that no score reaches


@dataclass(frozen=True)
class Guess:
    """The first guess about a text that the model had not seen, and whether it was right."""

    score: float
    is_right: bool


def threshold_of(guesses: Sequence[Guess], target: float = TARGET) -> float:
    """Return the lowest score from which on guesses are right as often as asked."""
    ranked = sorted(guesses, key=attrgetter("score"), reverse=True)
    count = right = 0
    lowest = NEVER
    for score, alike in groupby(ranked, key=attrgetter("score")):
        several = list(alike)
        count += len(several)
        right += sum(guess.is_right for guess in several)
        if count >= FEWEST and at_least(right, count) >= target:
            lowest = score
    return max(lowest, LEAST_ACTED)


def at_least(right: int, count: int, certainty: float = CERTAINTY) -> float:
    """Return the share that is right at least, with this certainty."""
    share, square = right / count, certainty**2
    middle = share + square / (2 * count)
    spread = certainty * math.sqrt(
        share * (1 - share) / count + square / (4 * count**2)
    )
    return (middle - spread) / (1 + square / count)
