"""Where places are that were told in words: by an exact name, or else by their area.

Nothing is guessed. A name that several places have is taken where the area, which was
chosen, says which one is meant; what remains unsure is where the area is, as far as that
reaches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from answerable.agency.districts import find_district, outlines, outlines_mark
from answerable.agency.models import NamedPlace, PlaceName
from answerable.lib.middles import inner_point, reach_of
from answerable.lib.positions import Point, Source, Spot, spot_at
from answerable.lib.streets import parts_of

MOST_NAMES = 2_000  # that are fetched at once


class ToldPlace(NamedTuple):
    """Words for a place, and the area (its slug) that was chosen, or nothing."""

    words: str
    area: str


def spots_of(told: Collection[ToldPlace]) -> dict[ToldPlace, Spot]:
    """Return where these are, with how many metres they may be off; the unknown are left out.

    One question for all of them, however many.
    """
    parts = {one: parts_of(one.words) for one in told}
    called = _called({part for several in parts.values() for part in several})
    found = {one: _spot(one, parts[one], called) for one in told}
    return {one: spot for one, spot in found.items() if spot}


def find_spot(words: str, area: str) -> Spot | None:
    """Return where one of them is."""
    told = ToldPlace(words, area)
    return spots_of([told]).get(told)


def _called(names: Collection[str]) -> Mapping[str, Sequence[NamedPlace]]:
    """Return the places that have each of these names."""
    places: dict[str, list[NamedPlace]] = defaultdict(list)
    if names:
        rows = PlaceName.objects.filter(folded__in=names).select_related("place")
        for row in rows.order_by("pk")[:MOST_NAMES]:
            places[row.folded].append(row.place)
    return places


def _spot(
    told: ToldPlace,
    parts: Iterable[str],
    called: Mapping[str, Sequence[NamedPlace]],
) -> Spot | None:
    named = next((called[part] for part in parts if part in called), ())
    points = {Point(one.latitude, one.longitude): one.accuracy for one in named}
    if told.area:
        points = {point: off for point, off in points.items() if _is_in(point, told)}
    if len(points) == 1:
        [(point, accuracy)] = points.items()
        return spot_at(point, Source.GAZETTEER, accuracy)
    return _spot_of_area(told.area)


def _is_in(point: Point, told: ToldPlace) -> bool:
    found = find_district(point)
    return found is None or told.area in found.areas


def _spot_of_area(area: str) -> Spot | None:
    """Return a point within an area, as far off as the area reaches."""
    polygons = outlines(outlines_mark()).get(area)
    if not polygons:
        return None
    point = inner_point(polygons)
    return spot_at(point, Source.GAZETTEER, reach_of(polygons, point))
