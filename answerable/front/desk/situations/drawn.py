"""Situations on the map of our areas, each with a pin, beside what is reported of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from answerable.cases.models import Case, Situation
from answerable.front.shared.maps import in_words, map_of_reports, middle_of_area
from answerable.lib.positions import Point, Source, Spot, spot_at

MOST_MARKS = 100


def pin_of(situation: Situation) -> Spot | None:
    """Return where a situation is: its point with its metres, or within its area.

    None where it holds everywhere, or in an area without an outline.
    """
    if spot := _spot_of(situation):
        return spot
    middle = middle_of_area(situation.area.slug) if situation.area else None
    return spot_at(middle, Source.MAP) if middle else None


def around(situation: Situation) -> str:
    """Return around which point it holds, in words; empty where it has none."""
    spot = _spot_of(situation)
    return in_words(spot) if spot else ""


def drawn(
    situations: Iterable[Situation], reports: QuerySet[Case] | None = None
) -> SafeString:
    """Return the map with situations, and the newest reports of what may be seen."""
    rows = list(situations)
    pins = [pin for pin in map(pin_of, rows) if pin]
    areas = {one.area.slug for one in rows if one.area}
    return map_of_reports(pins, areas, _points(reports) if reports is not None else ())


def _spot_of(situation: Situation) -> Spot | None:
    point = situation.point
    return spot_at(point, Source.TYPED, situation.metres) if point else None


def _points(reports: QuerySet[Case]) -> list[Point]:
    placed = reports.exclude(latitude=None).order_by("-pk")
    newest = placed.only("latitude", "longitude", "place_source", "place_accuracy")
    return [case.point for case in newest[:MOST_MARKS] if case.point]
