"""What staff do again and again: where a step could be spared, the heaviest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from answerable.agency.models import Service
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.saving import table_to_save
from answerable.front.desk.team.path_words import step_in_words
from answerable.insight.access import paths_for
from answerable.insight.journal import MOST_CASES
from answerable.insight.models import PathReading, RepeatedPath
from answerable.insight.paths import FEWEST, LONGEST
from answerable.insight.rolling import MOST_KEPT

MOST_SHOWN = 50
HOUR = 60  # minutes


@dataclass(frozen=True)
class Row:
    """A path as the page shows it."""

    service: Service | None
    steps: list[str]
    times: int
    minutes: int
    percent: int
    hours: int


@require_safe
@staff_required
def paths(request: DeskRequest) -> HttpResponse:
    """Show what is done again and again, with a finding about the first."""
    rows = _rows(paths_for(request.user)[:MOST_SHOWN])
    page = {
        "rows": rows,
        "first": rows[0] if rows else None,
        "reading": PathReading.objects.order_by("-until").first(),
        "most_cases": MOST_CASES,
        "fewest": FEWEST,
        "longest": LONGEST,
    }
    return show(request, "desk/team/paths.html", page)


@require_safe
@staff_required
def paths_table(request: DeskRequest) -> FileResponse:
    """Send all that was found as a table for a spreadsheet."""
    found = paths_for(request.user)[:MOST_KEPT]
    names = [
        _("Service"),
        _("Steps"),
        _("How often"),
        _("Working minutes"),
        _("Of a hundred"),
        _("Hours in all"),
    ]
    return table_to_save([names, *map(_cells, _rows(found))], "paths.csv")


def _cells(row: Row) -> list[str | int]:
    steps, service = " > ".join(row.steps), str(row.service or "")
    return [service, steps, row.times, row.minutes, row.percent, row.hours]


def _rows(found: Iterable[RepeatedPath]) -> list[Row]:
    return [
        Row(
            service=path.service,
            steps=[step_in_words(code) for code in path.steps],
            times=path.times,
            minutes=round(path.minutes),
            percent=round(path.certainty * 100),
            hours=round(path.weight / HOUR),
        )
        for path in found
    ]
