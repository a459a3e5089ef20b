"""Whose turn it is: one of a team is chosen for a case, by the rule of the team; pure.

Everybody who is asked about is here, and able to do it; that is settled before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Candidate:
    """Somebody (an id) who could get the case.

    ``load`` counts their open cases, ``last_turn`` says when they were last given one,
    ``speaks`` whether they know the language of the case.
    """

    staff: int
    load: int = 0
    last_turn: datetime | None = None
    speaks: bool = True


def whose_turn(
    candidates: Sequence[Candidate], *, by_load: bool, most: int | None = None
) -> Candidate | None:
    """Return who gets the next case; None where all have as many as they may.

    Those who speak the language come before others. In turn, it is whoever waited
    longest; by load, whoever has least, and of equals who waited longest.
    """
    free = [each for each in candidates if most is None or each.load < most]
    able = [each for each in free if each.speaks] or free
    return min(able, key=_by_load if by_load else _in_turn, default=None)


def _in_turn(candidate: Candidate) -> tuple[float, int]:
    last = candidate.last_turn.timestamp() if candidate.last_turn else 0.0
    return last, candidate.staff


def _by_load(candidate: Candidate) -> tuple[int, float, int]:
    return candidate.load, *_in_turn(candidate)
