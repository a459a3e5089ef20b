"""The promise board of those who lead teams: what is late, at risk and due, and which cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy
from django.views.decorators.http import require_safe

from answerable.agency.models import Staff, Team
from answerable.agency.queries import get_zone
from answerable.cases.lists import first_rows
from answerable.cases.promised import (
    Part,
    Promised,
    ends_of,
    promised_cases,
    promised_in,
)
from answerable.cases.queries import PAGE, behind
from answerable.clock.models import Kind
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.queue.positions import find_place, position_of
from answerable.front.desk.team.board import led_by
from answerable.lib.errors import NotFound

MOST_COUNTED = 999
KINDS = {
    **{kind.value: kind.label for kind in Kind},
    "commitment": _("Promised to one person"),
}
PARTS = {
    Part.LATE: pgettext_lazy("cases of the queue", "Late"),
    Part.AT_RISK: _("At risk"),
    Part.TODAY: _("Due today"),
    Part.WEEK: _("Due this week"),
}


@dataclass(frozen=True)
class Cell:
    """One number of the board: as it is shown, and where its cases are."""

    name: str
    said: str
    url: str
    is_bad: bool


@dataclass(frozen=True)
class Line:
    """What one team owes by one kind of promise."""

    team: Team
    kind: str
    cells: list[Cell]


@require_safe
@staff_required
def promises(request: DeskRequest) -> HttpResponse:
    """Show what is late, at risk and due, by team and kind of promise."""
    teams = {team.pk: team for team in led_by(request.user)}
    ends = ends_of(_now())
    found = promised_in(request.user, teams, list(KINDS), ends, most=MOST_COUNTED + 1)
    lines = [_line(teams[each.team], each) for each in found if any(each[2:])]
    page = {"lines": lines, "parts": PARTS.values(), "at": ends.now}
    return show(request, "desk/team/promises.html", page)


@require_safe
@staff_required
def promised(request: DeskRequest) -> HttpResponse:
    """List the cases behind one number, what is due first before the rest."""
    team, kind, part = _asked(request)
    found = promised_cases(request.user, team.pk, kind, part, ends_of(_now()))
    place = find_place(request.GET.get("after", ""))
    rows = first_rows(behind(found, place), PAGE + 1)
    page = {
        "title": PARTS[part],
        "team": team,
        "kind": KINDS[kind],
        "cases": rows[:PAGE],
        "after": position_of(rows[PAGE - 1]) if len(rows) > PAGE else "",
        "is_first": place is None,
    }
    return show(request, "desk/team/promised.html", page)


def _asked(request: DeskRequest) -> tuple[Team, str, Part]:
    """Return which number is asked for. Raises NotFound where there is none such."""
    asked = {name: request.GET.get(name, "") for name in ("team", "kind", "part")}
    team = _team_led(request.user, asked["team"])
    if team is None or asked["kind"] not in KINDS or asked["part"] not in set(Part):
        raise NotFound(str(asked))
    return team, asked["kind"], Part(asked["part"])


def _team_led(staff: Staff, slug: str) -> Team | None:
    return next((team for team in led_by(staff) if team.slug == slug), None)


def _line(team: Team, found: Promised) -> Line:
    return Line(team, str(KINDS[found.kind]), list(_cells(team, found)))


def _cells(team: Team, found: Promised) -> Iterator[Cell]:
    for part, count in zip(Part, found[2:], strict=True):
        query = {"team": team.slug, "kind": found.kind, "part": part.value}
        url = reverse("desk:promised", query=query) if count else ""
        said = f"{MOST_COUNTED}+" if int(count) > MOST_COUNTED else str(count)
        yield Cell(str(PARTS[part]), said, url, part == Part.LATE and bool(count))


def _now() -> datetime:
    return timezone.now().astimezone(ZoneInfo(get_zone()))
