"""Is there somebody for everything? Services and areas, and who would take each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from answerable.agency.duty import today
from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.rule_words import Names
from answerable.routing.coverage import Coverage, Gap, coverage
from answerable.routing.sketch import sketched

GAPS = {
    Gap.NO_STAFF: gettext_lazy("nobody works there"),
    Gap.NO_SKILL: gettext_lazy(
        "nobody there has the skill, or their certificate lapsed"
    ),
}


@dataclass(frozen=True)
class Cell:
    """The team that takes it, and why nobody would."""

    team: str
    is_by_rule: bool
    gap: StrOrPromise


@dataclass(frozen=True)
class Row:
    """A service with its cells."""

    service: str
    slug: str
    cells: Sequence[Cell]


@require_safe
@setup_page
def covered(request: DeskRequest) -> HttpResponse:
    """Show who takes what where, by the rules as they are in the sketch."""
    found = coverage(sketched(), today())
    shown = {
        "areas": [str(area) for area in found.areas],
        "rows": list(_rows(found, Names())),
        "gaps": found.gaps,
    }
    return show(request, "desk/setup/rules_coverage.html", shown)


def _rows(found: Coverage, names: Names) -> Iterator[Row]:
    for row in found.rows:
        cells = [
            Cell(
                team=names.teams.get(cell.team, cell.team),
                is_by_rule=bool(cell.rule),
                gap=GAPS[cell.gap] if cell.gap else "",
            )
            for cell in row.cells
        ]
        yield Row(str(row.service), row.service.slug, cells)
