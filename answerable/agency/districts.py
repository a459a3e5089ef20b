"""In which of the office's own areas a point lies.

The outlines are read and cut once, and again when an area was changed or another day
has come; a look at a point takes some millionths of a second then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import cast

from django.db.models import Count, Max
from django.utils import timezone

from answerable.agency.models import Boundary, ConfigurationEntry
from answerable.agency.models.configuration import Subject
from answerable.agency.queries import areas_of_today
from answerable.lib.districts import Districts, Lying, Whereabouts
from answerable.lib.memory import remembered
from answerable.lib.outlines import Polygon
from answerable.lib.positions import Point

Outlines = Mapping[str, Sequence[Polygon]]  # by the slugs of their areas
# What tells one state of the outlines from another, and the day.
Mark = tuple[int, int | None, int | None, date]
OF_AREAS = (Subject.AREA, Subject.BOUNDARY)


def find_district(point: Point) -> Whereabouts | None:
    """Return how a point lies to the areas of today; None where none has an outline."""
    mark = outlines_mark()
    return _districts(mark).find(point) if mark[0] else None


def is_ours(found: Whereabouts | None) -> bool:
    """Tell whether a point can be taken: inside, or nobody has drawn an outline."""
    return found is None or found.lying in {Lying.INSIDE, Lying.BORDER}


@remembered
def outlines_mark() -> Mark:
    """Return what changes whenever an outline does; it begins with how many there are."""
    drawn = Boundary.objects.aggregate(count=Count("pk"), newest=Max("pk"))
    lines = ConfigurationEntry.objects.filter(subject__in=OF_AREAS)
    last = lines.aggregate(last=Max("pk"))["last"]
    return drawn["count"], drawn["newest"], last, timezone.localdate()


@lru_cache(maxsize=1)
def outlines(_mark: Mark) -> Outlines:
    """Return where the areas of today lie."""
    drawn = Boundary.objects.filter(area__in=areas_of_today()).order_by("area__slug")
    rows = drawn.values_list("area__slug", "polygons")
    return {slug: cast("list[Polygon]", polygons) for slug, polygons in rows}


@lru_cache(maxsize=1)
def _districts(mark: Mark) -> Districts:
    return Districts(outlines(mark))
