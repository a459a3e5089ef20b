"""Where and when something holds: everywhere, in an area, around a point; for a time; pure.

What is said of a place must be known to lie there. A report without a point is not near
one, and one on the edge of the circle is within it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from answerable.lib.positions import Point, metres_between


@dataclass(frozen=True)
class Reach:
    """A window of time, first moment in and last one out, and a part of the ground.

    With an ``area`` (its id) and a circle, it holds where both do; with neither, anywhere.
    """

    begins: datetime
    ends: datetime
    area: int | None = None
    middle: Point | None = None
    metres: int = 0

    def lasts(self, at: datetime) -> bool:
        """Tell whether it holds at this moment."""
        return self.begins <= at < self.ends

    def covers(self, *, area: int | None, point: Point | None) -> bool:
        """Tell whether it holds where this is known to lie."""
        in_area = self.area is None or area == self.area
        return in_area and (self.middle is None or self._is_near(point))

    def holds(self, at: datetime, *, area: int | None, point: Point | None) -> bool:
        """Tell whether it holds there and then."""
        return self.lasts(at) and self.covers(area=area, point=point)

    def _is_near(self, point: Point | None) -> bool:
        if self.middle is None or point is None:
            return False
        return metres_between(self.middle, point) <= self.metres
