"""The directory: everybody who works here, found by what they know, are and speak."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from answerable.agency.access import colleagues_of
from answerable.agency.colleagues.finding import find_colleagues
from answerable.cases.access import case_worked
from answerable.front.desk.case.doings import Doing, doings
from answerable.front.desk.colleagues.form import ColleaguesForm
from answerable.front.desk.colleagues.lines import line_of
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.changes import AssignForm
from answerable.lib.numbers import number_in

PAGE = 20


@require_safe
@staff_required
def colleagues(request: DeskRequest) -> HttpResponse:
    """Show who fits what is looked for, a page of them; ``?case=`` is to be handed on."""
    handing = _handing(request)
    form = ColleaguesForm(request.GET)
    wanted, after = form.wanted, request.GET.get("after", "")
    found = find_colleagues(
        colleagues_of(request.user),
        wanted,
        after=number_in(after),
        most=PAGE,
    )
    case = handing.case if handing else None
    page = {
        "form": form,
        "chips": form.chips(case=case.reference if case else ""),
        "lines": [line_of(one, wanted, handing) for one in found.people],
        "after": found.after,
        "is_first": not after,
        "case": case,
        "handing": handing,
    }
    return show(request, "desk/colleagues/list.html", page)


def _handing(request: DeskRequest) -> AssignForm | None:
    """Return the form that hands a case on. Raises NotFound, NotAllowed."""
    reference = request.GET.get("case", "")
    if not reference:
        return None
    case = case_worked(request.user, reference)
    may = Doing.ASSIGN in doings(request.user, case)
    return AssignForm(case, request.user) if may else None
