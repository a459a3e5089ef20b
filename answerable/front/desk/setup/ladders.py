"""Who is told before a promise is late: for everything, and for a kind of matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe
from django_stubs_ext import StrOrPromise

from answerable.cases.models.case import CaseType
from answerable.clock.ladders import (
    Rung,
    newest_ladders,
    read_rung,
    rungs_for,
)
from answerable.clock.models import EscalationLadder
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, edit
from answerable.front.desk.setup.ladder_form import LadderForm
from answerable.front.desk.setup.ladder_words import doubts_in, rung_in_words
from answerable.front.desk.setup.listing import Line, Listing, show_lines
from answerable.front.desk.setup.promise_subjects import EVERYTHING
from answerable.lib.errors import NotFound

TITLE = gettext_lazy("Who is told before it is late")


@require_safe
@setup_page
def ladders(request: DeskRequest) -> HttpResponse:
    """List the ladders, that of everything first."""
    lead = gettext_lazy(
        "The ladder of its kind counts, else that of everything, else the usual one."
        " Promises that run keep the one that they began with."
    )
    return show_lines(request, Listing(TITLE, lead=lead), _lines())


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def ladder(request: DeskRequest, of: str) -> HttpResponse:
    """Show a ladder, and publish another one in its place."""
    case_type, name = _type_of(of)
    page = Page(
        f"{TITLE}: {name}",
        "desk:setup-ladders",
        TITLE,
        lead=gettext_lazy("Promises that run keep the ladder that they began with."),
        template="desk/setup/ladder.html",
        shown={"doubts": list(doubts_in(rungs_for(case_type)))},
    )
    return edit(request, page, lambda data: LadderForm(data, case_type=case_type))


def _type_of(of: str) -> tuple[str, StrOrPromise]:
    """Return the type of case that an address names, and what it is called."""
    if of == EVERYTHING:
        return "", _("Everything")
    if of not in CaseType.values:
        raise NotFound(of)
    return of, CaseType(of).label


def _lines() -> Iterator[Line]:
    found = newest_ladders()
    for of in (EVERYTHING, *CaseType.values):
        case_type, name = _type_of(of)
        url = reverse("desk:setup-ladder", args=[of])
        own = found.get(case_type)
        yield Line(str(name), url, _said(own) if own else _nothing(of))


def _nothing(of: str) -> str:
    return _("the usual one") if of == EVERYTHING else _("nothing of its own")


def _said(ladder: EscalationLadder) -> str:
    rungs: Sequence[Rung] = [read_rung(each) for each in ladder.rungs]
    silent = ngettext(
        "silent for %(count)s working day: its owner, then the others",
        "silent for %(count)s working days: its owner, then the others",
        ladder.silent_days,
    )
    lines = [rung_in_words(each) for each in rungs]
    return " · ".join([*lines, silent % {"count": ladder.silent_days}])
