"""The point of a case on the map: drawn, in words, and as links to other maps."""

from __future__ import annotations

from dataclasses import dataclass

from answerable.cases.models import Case
from answerable.front.shared.maps import in_words, map_with_pin
from answerable.lib.plus_codes import code_of
from answerable.lib.positions import geo_uri


@dataclass(frozen=True)
class Pinned:
    """What staff see of where it is, beside the words of the person."""

    drawn: str  # HTML
    words: str
    source: str
    uri: str
    degrees: str
    code: str


def pinned(case: Case) -> Pinned | None:
    """Return the point of a case; None where nobody knows it."""
    spot = case.spot
    if spot is None:
        return None
    return Pinned(
        drawn=map_with_pin(spot),
        words=in_words(spot),
        source=case.get_place_source_display(),
        uri=geo_uri(spot.point, spot.accuracy),
        degrees=str(spot.point),
        code=code_of(spot.point),
    )
