"""Is there somebody for everything? Each service in each area, and who would take it.

A case is thought of that came by the web, now, with no words: what rules of words send
elsewhere is not seen here. It is not covered where nobody works in its team, or nobody
there may be offered it, since a certificate lapsed or nobody has the skill.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from answerable.agency.models import Area, Membership, Service
from answerable.agency.queries import areas_of_today, offered_services
from answerable.agency.skills import who_can
from answerable.routing.engine import RuleLine, in_force
from answerable.routing.facts import OPEN, Facts
from answerable.routing.rehearsal import Signposts, signposts


class Gap(StrEnum):
    """Why a case would find nobody."""

    NO_STAFF = "no_staff"
    NO_SKILL = "no_skill"


@dataclass(frozen=True)
class Cell:
    """Who takes a service in one area (slugs), and what is missing if anything is."""

    area: str
    team: str
    rule: str
    gap: Gap | None


@dataclass(frozen=True)
class Row:
    """A service in every area, the first without any."""

    service: Service
    cells: Sequence[Cell]

    @property
    def gaps(self) -> list[Cell]:
        """Return where it finds nobody."""
        return [cell for cell in self.cells if cell.gap]


@dataclass(frozen=True)
class Coverage:
    """The whole table: its areas in order, and a row for each service."""

    areas: Sequence[Area]
    rows: Sequence[Row]

    @property
    def gaps(self) -> int:
        """Return how many cells have nobody."""
        return sum(len(row.gaps) for row in self.rows)


def coverage(rules: Sequence[RuleLine], day: date) -> Coverage:
    """Return who takes what where, by these rules on a day."""
    areas = list(areas_of_today())
    live = [rule for rule in rules if in_force(rule, day)]
    lookout = _Lookout(live, signposts(), _staffed(), day)
    slugs = ("", *(area.slug for area in areas))
    rows = [
        Row(service, [lookout.cell(service, slug) for slug in slugs])
        for service in offered_services()
    ]
    return Coverage(areas, rows)


@dataclass(frozen=True)
class _Lookout:
    """What is known once for all cells: rules that hold, and who (ids) is in a team."""

    rules: Sequence[RuleLine]
    posts: Signposts
    staffed: Mapping[str, set[int]]
    day: date

    def cell(self, service: Service, area: str) -> Cell:
        asked = Facts("", service=service.slug, area=area, channel="web", hours=OPEN)
        way = self.posts.way(asked, self.rules)
        return Cell(area, way.team, way.rule, self._gap(service, way.team))

    def _gap(self, service: Service, team: str) -> Gap | None:
        staff = self.staffed[team]
        if not staff:
            return Gap.NO_STAFF
        return None if who_can(staff, service.pk, self.day) else Gap.NO_SKILL


def _staffed() -> Mapping[str, set[int]]:
    """Return who (ids) works in each team (slug)."""
    staffed: dict[str, set[int]] = defaultdict(set)
    rows = Membership.objects.filter(staff__is_active=True)
    for team, staff in rows.values_list("team__slug", "staff"):
        staffed[team].add(staff)
    return staffed
