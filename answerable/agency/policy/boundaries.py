"""Where an area lies: put in place with who drew it, told apart by a mark in the log."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from answerable.agency.configuration import FOLDER, Hand, Topic, place
from answerable.agency.models import Area, Boundary
from answerable.agency.models.areas import outline_mark
from answerable.agency.models.configuration import Subject
from answerable.lib.changes import Placed
from answerable.lib.outlines import Polygon


@transaction.atomic
def put_boundary(
    area: Area, *, polygons: Sequence[Polygon], source: str, by: Hand = FOLDER
) -> Placed[Boundary]:
    """Say where an area lies, and from where we know."""
    rows = Boundary.objects.select_for_update(no_key=True)
    found = rows.filter(area=area).first()

    def write() -> Boundary:
        drawn = {"polygons": list(polygons), "source": source}
        row, _is_new = Boundary.objects.update_or_create(area=area, defaults=drawn)
        return row

    return place(
        Topic(Subject.BOUNDARY, area.slug),
        by=by,
        found=found,
        before=_told(found.polygons, found.source) if found else {},
        wanted=_told(polygons, source),
        write=write,
    )


def _told(polygons: object, source: str) -> dict[str, object]:
    return {"outline": outline_mark(polygons), "source": source}
