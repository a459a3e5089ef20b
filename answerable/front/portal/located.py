"""What a page says of the place that was found, or why a point cannot be taken."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from answerable.front.portal.placing import Placing
from answerable.front.portal.writing import Writing
from answerable.front.shared.maps import find_sheet, in_words, map_with_pin
from answerable.lib.drawing import WIDTH

WIDE = WIDTH * 3 // 2
# How a point lies that cannot be taken (lib.districts.Lying), and what to do.
REFUSED = {
    "outside": gettext_lazy(
        "This point lies outside of our territory. If it is here after all, tell us the"
        " street. If not, go on: we say who can help."
    ),
    "nowhere": gettext_lazy(
        "This point (0, 0) lies in the sea: the device or the map did not know where it"
        " is. Tell us the street or a landmark."
    ),
    "exchanged": gettext_lazy(
        "Latitude and longitude are exchanged here. Write the latitude first, or tell us"
        " the street."
    ),
    "no degrees": gettext_lazy(
        "There is no such point on Earth. Latitudes end at 90, longitudes at 180."
        " Correct it, or tell us the street."
    ),
}


@dataclass(frozen=True)
class MapButton:
    """The map as a button, in one of its sizes."""

    name: str
    width: int
    height: int
    look: str


@dataclass(frozen=True)
class Whereabouts:
    """What the page shows beside its fields."""

    pin: str = ""
    pinned: str = ""
    refused: str = ""
    is_asking: bool = False
    has_map: bool = False  # to be asked for: it is one request more
    maps: tuple[MapButton, ...] = ()
    can_move: bool = False  # a map is there that can be moved, for who runs scripts


def whereabouts_of(writing: Writing) -> Whereabouts:
    """Return what was found so far, in words and as a map."""
    placing = Placing.in_answers(writing.answers)
    if placing.is_shown and placing.spot:
        return Whereabouts(
            pin=map_with_pin(placing.spot), pinned=in_words(placing.spot)
        )
    return Whereabouts(
        refused=str(REFUSED.get(placing.refused, "")),
        is_asking=bool(placing.choices),
        has_map=find_sheet() is not None and not placing.with_map,
        maps=_map_buttons() if placing.with_map else (),
        can_move=find_sheet() is not None,
    )


def _map_buttons() -> tuple[MapButton, ...]:
    sheet = find_sheet()
    if sheet is None:
        return ()
    small = MapButton("small_map", WIDTH, sheet.height, "on-narrow")
    wide = MapButton("wide_map", WIDE, sheet.height * 3 // 2, "on-wide")
    return small, wide
