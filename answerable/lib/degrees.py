"""Degrees as people type or paste them: "51.4769, -0.0005"; pure."""

from __future__ import annotations

import re

from answerable.lib.positions import Point

# Both with a decimal point, so that "12, 14 Mill Lane" is no place on Earth.
NUMBER = r"([+-]?\d{1,3}\.\d{2,})\s*°?"
PAIR = re.compile(rf"^\s*(?:geo:)?{NUMBER}\s*[,; ]\s*{NUMBER}\s*(?:;.*)?$")


def find_degrees(text: str) -> Point | None:
    """Return the point that somebody typed as latitude and longitude, if that is all."""
    found = PAIR.match(text.replace("−", "-"))  # noqa: RUF001  # the real minus sign
    return Point(float(found[1]), float(found[2])) if found else None
