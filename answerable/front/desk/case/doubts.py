"""Rows of another system in which something does not fit, ticked off one by one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from answerable.cases.access import case_worked
from answerable.cases.models import ImportedRow
from answerable.casework.history import doubts as doubtful
from answerable.channels.history.records import Mismatch
from answerable.front.desk.case.doings import is_worker
from answerable.front.desk.doors import DeskRequest, show, staff_required

PAGE = 50
WORDS: dict[Mismatch, Promise] = {
    Mismatch.UNKNOWN_SERVICE: gettext_lazy("We have no service of this name"),
    Mismatch.UNKNOWN_STATE: gettext_lazy("Nobody knows this state"),
    Mismatch.CLOSED_BEFORE_OPENED: gettext_lazy("Closed before it was opened"),
    Mismatch.DUE_BEFORE_OPENED: gettext_lazy("Due before it was opened"),
    Mismatch.OPENED_IN_FUTURE: gettext_lazy("Opened in the future"),
    Mismatch.CLOSED_IN_FUTURE: gettext_lazy("Closed in the future"),
    Mismatch.OPEN_WITH_CLOSING_TIME: gettext_lazy("Open, and yet closed"),
    Mismatch.ENDED_WITHOUT_TIME: gettext_lazy("Ended, and it does not say when"),
    Mismatch.NO_EMAIL_ADDRESS: gettext_lazy("This is no e-mail address"),
}


@require_safe
@staff_required
def doubts(request: DeskRequest) -> HttpResponse:
    """List what a person must look at, the earliest first."""
    rows = doubtful.doubtful_for(request.user)
    after = _number(request.GET.get("after", ""))
    shown = list(rows.filter(pk__gt=after)[: PAGE + 1])
    page = {
        "rows": [(row, _reasons(row)) for row in shown[:PAGE]],
        "after": shown[PAGE - 1].pk if len(shown) > PAGE else None,
        "is_first": not after,
        "may_settle": is_worker(request.user),
    }
    return show(request, "desk/cases/doubts.html", page)


@require_POST
@staff_required
def case_settle(request: DeskRequest, reference: str) -> HttpResponse:
    """Tick a row off."""
    found = case_worked(request.user, reference)
    doubtful.settle(found, by=request.user)
    told = _("%(reference)s is ticked off the list.")
    messages.success(request, told % {"reference": found.reference})
    return redirect("desk:doubts")


def _reasons(row: ImportedRow) -> list[tuple[str, str]]:
    """Return what does not fit, in words, each with what the row says."""
    return [(str(WORDS[Mismatch(code)]), said) for code, said in row.mismatches.items()]


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else 0
