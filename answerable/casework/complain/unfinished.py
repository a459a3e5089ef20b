"""What must be finished before a complaint ends, which no step of it can end with it."""

from __future__ import annotations

from answerable.agency.models import Staff
from answerable.cases.locks import Matter
from answerable.cases.models import Case
from answerable.casework.case_tasks import refuse_open_tasks
from answerable.casework.parts import refuse_open_parts


def refuse_unfinished(case: Case, matter: Matter, *, by: Staff) -> None:
    """Raise Refused where a part of a locked complaint, or something to do, is open."""
    refuse_open_parts(case, by, chosen=None)
    refuse_open_tasks(matter, may_drop=False)
