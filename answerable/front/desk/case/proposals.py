"""Where else a case may belong, by what was learned: names, how likely, and a button each.

The button takes the step that staff take anyhow, another service or another team, so it
asks for the same rights and is a correction from which the next night learns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from answerable.agency.models import Service, Team
from answerable.agency.queries import all_teams, offered_by_address
from answerable.cases.models import Case
from answerable.front.desk.case.doings import Doing
from answerable.routing.models import RoutingDecision


@dataclass(frozen=True)
class Proposal:
    """A service, or a team, that a case may belong to."""

    name: str
    percent: int
    step: str  # what its button does
    field: str
    value: int
    is_here: bool

    @property
    def address(self) -> str:
        """Return the name of the address that the button sends to."""
        return f"desk:case-{self.step}"


def proposals_for(case: Case, decision: RoutingDecision) -> list[Proposal]:
    """Return what a decision kept of what was learned, the likeliest first."""
    return list(_proposals(case, decision))


def _proposals(case: Case, decision: RoutingDecision) -> Iterator[Proposal]:
    learned = [each for each in decision.candidates if "score" in each]
    if not learned:
        return
    services = offered_by_address()
    teams = {team.slug: team for team in all_teams().values()}
    for each in learned:
        service, team = services.get(each["service"]), teams.get(each["team"])
        if service:
            yield _as_service(case, service, each)
        elif team and not each["service"]:
            yield _as_team(case, team, each)


def _as_service(case: Case, service: Service, kept: Mapping[str, Any]) -> Proposal:
    here = case.service_id == service.pk
    return Proposal(
        str(service), _percent(kept), Doing.SERVICE, "service", service.pk, here
    )


def _as_team(case: Case, team: Team, kept: Mapping[str, Any]) -> Proposal:
    here = case.team_id == team.pk
    return Proposal(str(team), _percent(kept), Doing.ASSIGN, "team", team.pk, here)


def _percent(kept: Mapping[str, Any]) -> int:
    return round(100 * float(kept["score"]))
