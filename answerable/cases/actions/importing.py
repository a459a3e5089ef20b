"""A case that began in another system is taken over, as far as it had got there.

Nothing of it is written at once: its rows wait on the first page of its journal, like
those of any new case, until those of many are copied together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Model

from answerable.agency.models import Staff, Team
from answerable.cases.actions.opening import Opening
from answerable.cases.actors import SYSTEM, staff_actor
from answerable.cases.journal import Page, keep_with, record
from answerable.cases.models import Case, ImportedRow
from answerable.cases.priority import usual_grounds
from answerable.cases.workflow import State
from answerable.lib.rows import copy_in, draw_keys


@dataclass(frozen=True)
class Past:
    """How far a case had got, by what its own system says; times are aware.

    ``team`` is who would have had it: what has ended is never put on a desk again.
    """

    state: State
    team: Team
    ended_at: datetime | None = None
    outcome: str = ""
    outcome_reason: str = ""


def import_case(opening: Opening, past: Past, row: ImportedRow) -> Case:
    """Return a case as it was elsewhere; it is in no table before ``keep_imported``.

    The journal begins when it came to us. The times of before stand in its first line.
    """
    case = Case(**opening.columns, **_as_it_stood(past), grounds=usual_grounds())
    draw_keys(connection, case)
    case.page = Page([case])
    row.case = case
    keep_with(case, row)
    record(case, actor=SYSTEM, what="imported", after=_said_of(case, row))
    return case


def keep_imported(cases: Iterable[Case]) -> None:
    """Copy the rows and lines of these cases into their tables, and no page is left."""
    by_model: dict[type[Model], list[Model]] = defaultdict(list)
    for case in cases:
        page = case.page or Page()
        for row in (*page.rows, *page.entries):
            by_model[type(row)].append(row)
        case.page = None
    for rows in by_model.values():
        copy_in(connection, rows)


def settle_row(case: Case, row: ImportedRow, *, by: Staff, at: datetime) -> ImportedRow:
    """Note that somebody looked at what did not fit in a row."""
    row.settled_at, row.settled_by = at, by
    row.save(update_fields=["settled_at", "settled_by"])
    record(case, actor=staff_actor(by), what="import_settled", after={"row": row.pk})
    return row


def _as_it_stood(past: Past) -> dict[str, object]:
    is_over = past.state in {State.RESOLVED, State.CLOSED}
    return {
        "state": past.state.value,
        "team": past.team,
        "outcome": past.outcome,
        "outcome_reason": past.outcome_reason,
        "resolved_at": past.ended_at if is_over else None,
        "closed_at": past.ended_at if past.state is State.CLOSED else None,
        "withdrawn_at": past.ended_at if past.state is State.WITHDRAWN else None,
    }


def _said_of(case: Case, row: ImportedRow) -> dict[str, object]:
    ended = case.ended_at
    return {
        "row": row.pk,
        "type": case.case_type,
        "channel": case.channel,
        "state": case.state,
        "team": case.team_id,
        "opened": case.opened_at.isoformat(),
        "ended": ended.isoformat() if ended else None,
    }
