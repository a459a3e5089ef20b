"""How a letter ends: the nearest closing, line and telephone, and one's own line.

Each is looked for by itself: in the team, its department, what became that, those above,
the house. A language never stands in for another; where there is none, the letter just has no such
line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from answerable.agency.lineage import departments_asked
from answerable.agency.models import Staff, Team
from answerable.correspondence.models import Signature
from answerable.lib.memory import remembered

Unit = tuple[str, int | None]
HOUSE: Unit = ("house", None)


@dataclass(frozen=True)
class Ending:
    """What stands around the name of whoever signs; empty where nothing is said."""

    closing: str = ""
    unit_line: str = ""
    unit_phone: str = ""
    own_line: str = ""


NOTHING_MORE = Ending()


def ending_for(team: Team | None, by: Staff | None, language: str) -> Ending:
    """Return how a letter of this team ends that this member of staff signs."""
    own = Signature.objects.filter(staff=by).first() if by else None
    above = _above(team)
    return Ending(
        closing=_first(each.closing.get(language, "") for each in above),
        unit_line=_first(each.line.get(language, "") for each in above),
        unit_phone=_first(each.phone for each in above),
        own_line=own.line.get(language, "") if own else "",
    )


def _above(team: Team | None) -> list[Signature]:
    known = _of_units()
    return [known[unit] for unit in _units(team) if unit in known]


def _units(team: Team | None) -> Iterator[Unit]:
    if team:
        yield "team", team.pk
        for pk in departments_asked(team.department_id, team):
            yield "department", pk
    yield HOUSE


@remembered
def _of_units() -> Mapping[Unit, Signature]:
    return {_unit_of(each): each for each in Signature.objects.filter(staff=None)}


def _unit_of(signature: Signature) -> Unit:
    if signature.team_id:
        return "team", signature.team_id
    if signature.department_id:
        return "department", signature.department_id
    return HOUSE


def _first(values: Iterator[str]) -> str:
    return next(filter(None, values), "")
