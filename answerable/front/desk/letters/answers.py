"""Saved answers: found, restored, put away and brought back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import (
    get_language,
    gettext as _,
    gettext_lazy,
    pgettext_lazy,
)
from django.views.decorators.http import (
    require_POST,
    require_safe,
)

from answerable.agency.models import Staff
from answerable.agency.queries import get_agency
from answerable.correspondence import policy
from answerable.correspondence.access import (
    answer_edited,
    answer_for,
    answers_of,
    may_edit,
)
from answerable.correspondence.answers import best_language, containing, lacking
from answerable.correspondence.models import SavedAnswer
from answerable.correspondence.models.answers import CURRENT
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.letters.previews import previews, whose
from answerable.front.shared.languages import language_name
from answerable.lib.errors import NotFound
from answerable.lib.wording import without_nul

PAGE = 50
LONGEST_SOUGHT = 100
SHELVES = {
    "": gettext_lazy("All that I can use"),
    "own": pgettext_lazy("saved answers", "Mine"),
    "team": gettext_lazy("My team"),
    "all": gettext_lazy("Everybody"),
    "missing": gettext_lazy("Not in every language"),
    "away": gettext_lazy("No longer offered"),
}


@dataclass(frozen=True)
class Line:
    """One answer in the list; ``lacks`` are languages, as they are called."""

    answer: SavedAnswer
    text: str
    whose: str
    lacks: list[str]


@require_safe
@staff_required
def answers(request: DeskRequest) -> HttpResponse:
    """List the answers that its reader may use, by whose they are or by words."""
    wanted = request.GET.get("show", "")
    shelf = wanted if wanted in SHELVES else ""
    sought = sought_in(request.GET.get("words", ""))
    found = _on_shelf(request.user, shelf)
    rows = containing(found, sought).order_by("name", "pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "lines": _lines(page.object_list),
        "shelf": shelf,
        "shelves": SHELVES.items(),
        "sought": sought,
    }
    return show(request, "desk/answers/list.html", shown)


@require_safe
@staff_required
def versions(request: DeskRequest, number: int) -> HttpResponse:
    """Show what an answer was, from one change to the next, the newest first."""
    found = answer_for(request.user, number)
    kept = found.versions.select_related("by").order_by("-number")
    page = Paginator(kept, PAGE).get_page(request.GET.get("page"))
    shown = {
        "answer": found,
        "page": page,
        "lines": [
            (each, list(previews(each.texts, None, request.user))) for each in page
        ],
        "may_edit": may_edit(request.user, found),
    }
    return show(request, "desk/answers/versions.html", shown)


@require_POST
@staff_required
def restore(request: DeskRequest, number: int) -> HttpResponse:
    """Write an answer as it was in a version."""
    found = answer_edited(request.user, number)
    wanted = request.POST.get("version", "")
    if not wanted.isdecimal():
        raise NotFound(wanted)
    policy.restore_answer(found, number=int(wanted), by=request.user)
    messages.success(
        request,
        _("The answer is as it was in version %(number)s.") % {"number": wanted},
    )
    return redirect("desk:answer", number)


@require_POST
@staff_required
def archive(request: DeskRequest, number: int) -> HttpResponse:
    """Put an answer away; its page offers to bring it back."""
    policy.archive_answer(answer_edited(request.user, number), by=request.user)
    return redirect("desk:answer", number)


@require_POST
@staff_required
def bring_back(request: DeskRequest, number: int) -> HttpResponse:
    """Offer an answer again that was put away."""
    policy.bring_back_answer(answer_edited(request.user, number), by=request.user)
    messages.success(request, _("The answer is back."))
    return redirect("desk:answer", number)


def sought_in(typed: str) -> str:
    """Return the words that are looked for, as the database can hold them."""
    return without_nul(typed).strip()[:LONGEST_SOUGHT]


def _on_shelf(staff: Staff, shelf: str) -> QuerySet[SavedAnswer]:
    """Return the answers of one shelf; put away ones stand on their own."""
    mine = answers_of(staff)
    if shelf == "away":
        return mine.exclude(CURRENT)
    current = mine.filter(CURRENT)
    return {
        "": current,
        "own": current.filter(owner=staff),
        "team": current.exclude(team=None),
        "all": current.filter(owner=None, team=None),
        "missing": lacking(current),
    }[shelf]


def _lines(found: Iterable[SavedAnswer]) -> list[Line]:
    own, spoken = get_language() or "", get_agency().languages
    return [
        Line(
            each,
            each.texts[best_language(each.texts, [own, *spoken])],
            whose(each),
            [language_name(code) for code in each.lacks(spoken)],
        )
        for each in found
    ]
