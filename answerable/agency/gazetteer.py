"""Finding a place by what somebody typed: by the gazetteer, our offices and our areas.

The database finds names that are spelt alike by their trigrams; ``lib.matching`` puts
them in order, as it does with services. One exact name is sure, all else is asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import connection

from answerable.agency.districts import find_district, outlines, outlines_mark
from answerable.agency.models import Area, NamedPlace, Office
from answerable.agency.queries import areas_of_today
from answerable.lib.matching import Candidate, rank
from answerable.lib.middles import inner_point, reach_of
from answerable.lib.positions import Point, Source, Spot, spot_at
from answerable.lib.streets import cores_of, parts_of, plain_name

MOST_CHOICES = 5
MOST_CANDIDATES = 40
MOST_EXACT = 200
LEAST_ALIKE = 0.5  # of the trigrams, for what is offered though its words differ
LEAST_SCORE = 0.35
EXACT = """
SELECT DISTINCT place_id, 1.0 FROM agency_placename WHERE folded = ANY(%s)
ORDER BY place_id LIMIT %s
"""
NEAR = """
SELECT place_id, max(greatest({alike})) AS alike, max(greatest({whole})) AS whole
FROM agency_placename WHERE {fits}
GROUP BY place_id ORDER BY alike DESC, whole DESC, place_id LIMIT %s
"""
AREA, OFFICE = "area", "office"


@dataclass(frozen=True)
class FoundPlace:
    """A place that may be meant, where it is and in which area (its slug)."""

    key: str
    kind: str
    name: str
    spot: Spot
    area: str
    spellings: tuple[str, ...]
    alike: float = 0.0

    def is_called(self, parts: Iterable[str]) -> bool:
        """Tell whether one of these is a name of it."""
        return not set(parts).isdisjoint(self.spellings)


def known_places(most: int) -> list[NamedPlace]:
    """Return the places that a map shows: districts, landmarks, then streets."""
    return list(NamedPlace.objects.order_by("kind", "id")[:most])


def find_places(typed: str, *, area: str = "") -> list[FoundPlace]:
    """Return the places that may be meant, the best first; those in the area before all.

    What is called just so stands alone, unless several are.
    """
    parts = parts_of(typed)
    if not parts:
        return []
    others = [*_areas(), *_offices()]
    exact = [one for one in (*_by_name(parts), *others) if one.is_called(parts)]
    found = _narrowed(exact, area) if exact else _alike(typed, parts, others)
    return _without_doubles(found)[:MOST_CHOICES]


def _narrowed(exact: list[FoundPlace], area: str) -> list[FoundPlace]:
    """Return the exact ones that are meant: a district beside a street says which street."""
    districts = [one for one in exact if one.kind in {AREA, NamedPlace.Kind.DISTRICT}]
    places = [one for one in exact if one not in districts]
    if not places:
        return districts
    within = {one.area for one in districts} or {area}
    return [one for one in places if one.area in within] or places


def _alike(
    typed: str, parts: Sequence[str], others: Sequence[FoundPlace]
) -> list[FoundPlace]:
    """Return what is spelt alike or has the words of it."""
    every = [*_by_trigrams(parts), *others]
    by_key = {one.key: one for one in every}
    candidates = [Candidate(one.key, one.spellings) for one in every]
    scores = {one.key: one.score for one in rank(plain_name(typed), candidates)}
    fits = {
        key: max(scores.get(key, 0.0), one.alike)
        for key, one in by_key.items()
        if scores.get(key, 0.0) >= LEAST_SCORE or one.alike >= LEAST_ALIKE
    }
    return [by_key[key] for key in sorted(fits, key=lambda key: -fits[key])]


def _by_name(parts: Sequence[str]) -> list[FoundPlace]:
    """Return what is called just so."""
    return _asked(EXACT, [list(parts), MOST_EXACT])


def _by_trigrams(parts: Sequence[str]) -> list[FoundPlace]:
    """Return what has most trigrams in common, without the kind of street."""
    cores = list(dict.fromkeys(core for part in parts for core in cores_of(part)))
    statement = NEAR.format(
        alike=", ".join(["similarity(core, %s)"] * len(cores)),
        whole=", ".join(["similarity(folded, %s)"] * len(parts)),
        fits=" OR ".join(["core %% %s"] * len(cores)),
    )
    return _asked(statement, [*cores, *parts, *cores, MOST_CANDIDATES])


def _asked(statement: str, values: Sequence[str | int | list[str]]) -> list[FoundPlace]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        near = {row[0]: float(row[1]) for row in cursor.fetchall()}
    rows = NamedPlace.objects.filter(pk__in=near).prefetch_related("spellings")
    places = {row.pk: row for row in rows} if near else {}
    return [_of_gazetteer(places[pk], near[pk]) for pk in near if pk in places]


def _of_gazetteer(row: NamedPlace, alike: float) -> FoundPlace:
    point = Point(row.latitude, row.longitude)
    return FoundPlace(
        key=str(row.pk),
        kind=row.kind,
        name=str(row),
        spot=spot_at(point, Source.GAZETTEER, row.accuracy),
        area=_area_at(point),
        spellings=tuple(one.folded for one in row.spellings.all()),
        alike=alike,
    )


def _areas() -> Iterator[FoundPlace]:
    drawn = outlines(outlines_mark())
    for row in areas_of_today():
        if polygons := drawn.get(row.slug):
            point = inner_point(polygons)
            yield FoundPlace(
                key=f"{AREA}:{row.slug}",
                kind=AREA,
                name=str(row),
                spot=spot_at(point, Source.GAZETTEER, reach_of(polygons, point)),
                area=row.slug,
                spellings=_spellings(row),
            )


def _offices() -> Iterator[FoundPlace]:
    for row in Office.objects.exclude(latitude=None).order_by("slug"):
        point = Point(row.latitude or 0.0, row.longitude or 0.0)
        yield FoundPlace(
            key=f"{OFFICE}:{row.slug}",
            kind=OFFICE,
            name=str(row),
            spot=spot_at(point, Source.GAZETTEER, row.accuracy),
            area=_area_at(point),
            spellings=_spellings(row),
        )


def _spellings(row: Area | Office) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(plain_name, row.name.values())))


def _area_at(point: Point) -> str:
    found = find_district(point)
    return found.area if found else ""


def _without_doubles(found: Iterable[FoundPlace]) -> list[FoundPlace]:
    """Return each place once: an office may be a landmark, too."""
    kept: dict[tuple[str, str], FoundPlace] = {}
    for one in found:
        kept.setdefault((one.name, one.area), one)
    return list(kept.values())
