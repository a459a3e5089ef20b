"""How near two places may be that are known only so exactly; pure."""

from __future__ import annotations

from dataclasses import dataclass

from answerable.lib.positions import Spot, metres_between


@dataclass(frozen=True)
class Apart:
    """How far the points of two places are apart, and how far both together may be off.

    In metres. A place without an accuracy is taken as exact.
    """

    metres: float
    off: int

    @property
    def at_least(self) -> float:
        """Return how near they may be, at the best."""
        return max(0.0, self.metres - self.off)

    @property
    def at_most(self) -> float:
        """Return how far apart they may be, at the worst."""
        return self.metres + self.off


def apart(one: Spot, other: Spot) -> Apart:
    """Return how far two places are apart, as exactly as both are known."""
    off = (one.accuracy or 0) + (other.accuracy or 0)
    return Apart(metres_between(one.point, other.point), off)
