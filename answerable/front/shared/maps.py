"""Maps of our areas as SVG that the server draws, with pins where something is.

Within a page its colours are those of the style sheet; as a picture of its own it carries
them itself, since no style sheet reaches into a picture.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, ngettext

from answerable.agency.districts import (
    Mark,
    find_district,
    outlines,
    outlines_mark,
)
from answerable.agency.queries import areas_by_slug
from answerable.front.shared.pieces import fill, fill_each, joined
from answerable.lib.drawing import WIDTH, Sheet
from answerable.lib.positions import Point, Spot

MOST_NAMES = 24  # more would lie upon each other
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}"'
    ' height="{1}"><style>path{{fill:#e9efed;stroke:#46555f}}text{{fill:#14212b;'
    "stroke:#e9efed}}@media(prefers-color-scheme:dark){{path{{fill:#1f2c32;"
    "stroke:#8fa1a6}}text{{fill:#eef3f2;stroke:#1f2c32}}}}</style>{2}{3}</svg>"
)
INLINE = '<svg class="map" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}</svg>'
AREA = '<path d="{}" fill-rule="evenodd" stroke-width="1"/>'
MEANT = '<path class="meant" d="{}" fill-rule="evenodd" stroke-width="2"/>'
NAME = (
    '<text x="{}" y="{}" font-family="system-ui,sans-serif" font-size="12"'
    ' text-anchor="middle" stroke-width="3" paint-order="stroke">{}</text>'
)
PIN = '<circle class="off" cx="{0}" cy="{1}" r="{2}"/><circle class="pin" cx="{0}" cy="{1}" r="5"/>'
MARK = '<circle class="mark" cx="{}" cy="{}" r="3"/>'
SMALLEST_RING = 5
BELOW_A_NAME = 11  # units
LARGEST_RING = 60  # units: wider than that, it would be the map itself


def find_sheet() -> Sheet | None:
    """Return the map of today; None where no area has an outline."""
    mark = outlines_mark()
    return _sheet(mark) if mark[0] else None


@lru_cache(maxsize=1)
def _sheet(mark: Mark) -> Sheet | None:
    drawn = outlines(mark)
    return Sheet(drawn) if drawn else None


def picture(sheet: Sheet) -> SafeString:
    """Return the map as a picture of its own, with the names of the areas."""
    return fill(PICTURE, WIDTH, sheet.height, _areas(sheet), _names(sheet))


def map_with_pin(spot: Spot) -> SafeString:
    """Return the map with a pin; nothing where the point is not on it."""
    sheet = find_sheet()
    if sheet is None or not sheet.has(spot.point):
        return SafeString("")
    x, y = sheet.place_of(spot.point)
    pin = fill(PIN, x, y, _ring(sheet, spot))
    label = _("Map with a pin in %(area)s") % {"area": area_names(spot.point)}
    return fill(INLINE, WIDTH, sheet.height, label, _areas(sheet), _names(sheet), pin)


def map_of_reports(
    pins: Sequence[Spot], areas: Collection[str], reports: Sequence[Point]
) -> SafeString:
    """Return the map with areas (their slugs) and pins of what goes on, and what is reported.

    Nothing where none of it is on the map.
    """
    sheet = find_sheet()
    if sheet is None:
        return SafeString("")
    on_it = [spot for spot in pins if sheet.has(spot.point)]
    marks = [point for point in reports if sheet.has(point)]
    meant = [sheet.areas[slug].path for slug in areas if slug in sheet.areas]
    if not (on_it or marks or meant):
        return SafeString("")
    ground = joined([_areas(sheet), fill_each(MEANT, ([path] for path in meant))])
    upon_it = joined([_pins(sheet, on_it), _marks(sheet, marks)])
    label = _label_of_reports(len(marks))
    return fill(INLINE, WIDTH, sheet.height, label, ground, _names(sheet), upon_it)


def middle_of_area(slug: str) -> Point | None:
    """Return a point well within an area, below its name; None where it has no outline."""
    sheet = find_sheet()
    area = sheet.areas.get(slug) if sheet else None
    if sheet is None or area is None:
        return None
    x, y = area.middle
    return sheet.point_at(x, y + BELOW_A_NAME)


def _label_of_reports(count: int) -> str:
    told = ngettext(
        "Map of what goes on, with %(count)s report",
        "Map of what goes on, with %(count)s reports",
        count,
    )
    return told % {"count": count}


def area_names(point: Point) -> str:
    """Return the names of the areas that a point lies in; on a border, of all that meet."""
    found, known = find_district(point), areas_by_slug()
    slugs = found.areas if found else ()
    return ", ".join(str(known[slug]) for slug in slugs if slug in known)


def in_words(spot: Spot) -> str:
    """Return where a point lies, and how exactly, in a sentence."""
    facts = {"area": area_names(spot.point), "metres": spot.accuracy or 0}
    if not facts["area"]:
        return _("A point on the map, within about %(metres)s metres") % facts
    return _("A point in %(area)s, within about %(metres)s metres") % facts


def _pins(sheet: Sheet, spots: Iterable[Spot]) -> SafeString:
    rows = ([*sheet.place_of(spot.point), _ring(sheet, spot)] for spot in spots)
    return fill_each(PIN, rows)


def _marks(sheet: Sheet, points: Iterable[Point]) -> SafeString:
    """Return where something is reported; several at one place are one mark."""
    places = dict.fromkeys(sheet.place_of(point) for point in points)
    return fill_each(MARK, places)


def _ring(sheet: Sheet, spot: Spot) -> int:
    """Return how many units the place may be off, as a circle around the pin."""
    units = round((spot.accuracy or 0) / sheet.metres(1))
    return min(max(units, SMALLEST_RING), LARGEST_RING)


def _areas(sheet: Sheet) -> SafeString:
    return fill_each(AREA, ([one.path] for one in sheet.areas.values()))


def _names(sheet: Sheet) -> SafeString:
    if len(sheet.areas) > MOST_NAMES:
        return SafeString("")
    named = areas_by_slug()
    rows = (
        [*one.middle, named[slug]] for slug, one in sheet.areas.items() if slug in named
    )
    return fill_each(NAME, rows)
