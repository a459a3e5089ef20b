"""Plus Codes: short words for squares of the ground, where there is no address; pure.

A whole code (``9C3XGV2H+CC``) stands for one square on Earth, a short one
(``GV2H+CC``) for the one nearest to where its reader is.
"""

from __future__ import annotations

import re

from openlocationcode import openlocationcode as plus  # type: ignore[import-untyped]  # it carries no types

from answerable.lib.positions import Point, metres_between

SIGNS = "23456789CFGHJMPQRVWX"
# Codes are written in capitals; people type as they like.
CODE = re.compile(
    rf"(?<![\w+])([{SIGNS}]{{8}}\+[{SIGNS}]{{0,3}}|[{SIGNS}]{{4,6}}\+[{SIGNS}]{{2,3}})(?![\w+])",
    re.IGNORECASE,
)
DIGITS = 10  # of a code for a point of ours: a square of fourteen metres


def find_code(text: str) -> str:
    """Return the Plus Code in a text, or nothing."""
    found = CODE.search(text)
    code = found[1].upper() if found else ""
    return code if code and plus.isValid(code) else ""


def point_of(code: str, near: Point | None) -> tuple[Point, float] | None:
    """Return the middle of a code's square, and how far its corners are from there.

    None for a short code where nobody says near what it is.
    """
    if not plus.isFull(code):
        if near is None:
            return None
        code = plus.recoverNearest(code, near.latitude, near.longitude)
    area = plus.decode(code)
    middle = Point(area.latitudeCenter, area.longitudeCenter)
    corner = Point(area.latitudeHi, area.longitudeHi)
    return middle, metres_between(middle, corner)


def code_of(point: Point) -> str:
    """Return the Plus Code of the square that a point lies in."""
    code: str = plus.encode(point.latitude, point.longitude, DIGITS)
    return code
