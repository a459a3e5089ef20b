"""Finding a case by its reference, a name or words that were said in it."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from answerable.cases import search as index
from answerable.cases.access import visible_to
from answerable.casework.history.doubts import has_doubts
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.lib.wording import without_nul

LONGEST = 200


@require_safe
@staff_required
def search(request: DeskRequest) -> HttpResponse:
    """Show the cases that fit what was typed, the newest first."""
    typed = without_nul(request.GET.get("q", "")).strip()[:LONGEST]
    cases = index.search(visible_to(request.user), typed) if typed else []
    page = {
        "query": typed,
        "cases": cases,
        "is_full": len(cases) == index.PAGE,
        "has_doubts": has_doubts(),
    }
    return show(request, "desk/cases/search.html", page)
