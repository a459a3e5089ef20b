"""Who looked at a case, when and by what right: for auditors and supervisors.

Written down are the looks of auditors, and everybody's into a restricted case.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from answerable.agency.queries import named
from answerable.cases.access import may_see_looks
from answerable.cases.actors import staff_id
from answerable.cases.models import Case, CaseAccess, JournalEntry
from answerable.cases.queries import looks_at
from answerable.front.desk.case import looked_at
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.lib.errors import NotAllowed

PAGE = 50


@dataclass(frozen=True)
class Look:
    """One look."""

    at: datetime
    who: str
    why: str


@require_safe
@staff_required
def case_looks(request: DeskRequest, reference: str) -> HttpResponse:
    """List who looked at a case, the latest first."""
    found = looked_at(request.user, reference)
    if not may_see_looks(request.user):
        message = _("Only auditors and supervisors see who looked at a case.")
        raise NotAllowed(message)
    page = Paginator(looks_at(found), PAGE).get_page(request.GET.get("page"))
    looks = _looks(found, list(page.object_list))
    return show(
        request,
        "desk/cases/looks.html",
        {"case": found, "page": page, "looks": looks},
    )


def _looks(case: Case, entries: list[JournalEntry]) -> list[Look]:
    names = named({staff_id(entry.actor) for entry in entries})
    rulings = dict(CaseAccess.objects.filter(case=case).values_list("pk", "reason"))
    return [
        Look(
            at=entry.at,
            who=str(names.get(staff_id(entry.actor), "")),
            why=_why(entry, rulings),
        )
        for entry in entries
    ]


def _why(entry: JournalEntry, rulings: dict[int, str]) -> str:
    grant = entry.after.get("access")
    if grant is None:
        return _("As an auditor")
    return rulings.get(grant) or _("By a grant that was taken away since")
