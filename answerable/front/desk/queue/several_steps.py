"""Looking ahead at several cases, and taking one step in each of them.

Each is a step of its own, with its own line in the journal; what changed since its
reader saw it is left alone and named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.cases.access import visible_to
from answerable.cases.models import Case
from answerable.cases.queries import PAGE
from answerable.casework import work
from answerable.casework.several import Standing
from answerable.front.desk.case.doings import Doing, doings
from answerable.front.desk.case.steps import Said, assign, change_service, take
from answerable.front.desk.forms.several import SeveralForm
from answerable.front.desk.names import service_name, team_name
from answerable.lib.errors import Refused, Stale


@dataclass(frozen=True)
class Foresight:
    """What will become of one case, or why nothing can; ``seen`` is its version."""

    case: Case
    seen: int
    obstacle: str

    @property
    def now(self) -> str:
        """Return whose it is and what it is about."""
        owner = str(self.case.owner or _("nobody yet"))
        parts = (team_name(self.case), owner, service_name(self.case))
        return " · ".join(part for part in parts if part)


class Result(NamedTuple):
    """Whose the cases were in which the step was taken, and what was left and why."""

    standings: list[Standing]
    left: list[tuple[str, str]]


def _take(case: Case, by: Staff, said: Said) -> Standing:
    return Standing.before(case, since=take(case, by, said))


def _assign(case: Case, by: Staff, said: Said) -> Standing:
    return Standing.before(case, since=assign(case, by, said))


def _change_service(case: Case, by: Staff, said: Said) -> Standing:
    since = change_service(case, by, said)
    return Standing.before(case, since=since, changed_service=True)


def _note(case: Case, by: Staff, said: Said) -> Standing:
    # Not the step of the page of a case, which also ends the draft of a note there.
    note = work.note(case, words=said["words"], by=by)
    return replace(Standing.before(case, since=note.case), note=note.pk)


TAKES: dict[Doing, Callable[[Case, Staff, Said], Standing]] = {
    Doing.TAKE: _take,
    Doing.ASSIGN: _assign,
    Doing.SERVICE: _change_service,
    Doing.NOTE: _note,
}


def chosen(staff: Staff, doing: Doing, named: Sequence[str]) -> list[Foresight]:
    """Look ahead at the cases that were ticked and may be seen, as far as a page goes."""
    marks = dict(_mark(each) for each in named[:PAGE])
    found = visible_to(staff).filter(reference__in=marks).select_related("owner")
    return [
        Foresight(
            each, marks[each.reference] or each.version, _obstacle(staff, each, doing)
        )
        for each in found.order_by("next_due", "pk")
    ]


def _mark(named: str) -> tuple[str, int]:
    reference, _dot, version = named.partition(".")
    return reference, int(version) if version.isdecimal() else 0


def _obstacle(staff: Staff, case: Case, doing: Doing) -> str:
    may = doings(staff, case)
    if doing in may:
        return ""
    if not may:
        return _("Your role does not work on it.")
    if case.owner_id == staff.pk and case.is_open:
        return _("It is yours already.")
    return _("It has ended: %(state)s.") % {"state": case.get_state_display()}


def take_each(form: SeveralForm, doing: Doing, cases: Iterable[Foresight]) -> Result:
    """Take the step in each of these cases where it can be taken."""
    standings: list[Standing] = []
    left: list[tuple[str, str]] = []
    for each in cases:
        try:
            standing = _take_one(form, doing, each)
        except Refused as refused:
            left.append((each.case.reference, _why(refused)))
        else:
            standings.append(standing)
    return Result(standings, left)


def _take_one(form: SeveralForm, doing: Doing, each: Foresight) -> Standing:
    """Take the step in one case. Raises Refused where it cannot be taken."""
    if each.obstacle:
        raise Refused(code="obstacle", hint=each.obstacle)
    said: dict[str, Any] = {**form.cleaned_data, "seen": each.seen}
    return TAKES[doing](each.case, form.staff, said)


def _why(refused: Refused) -> str:
    is_stale = isinstance(refused, Stale)
    return _("It changed meanwhile.") if is_stale else refused.hint
