"""What a supervisor does with a situation: say, end, open again, add and let go."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_POST

from answerable.cases.access import case_for, visible_to, worked_by
from answerable.cases.models import Situation
from answerable.cases.models.case import OPEN
from answerable.cases.situation_access import situation_led
from answerable.cases.situations import cases_in
from answerable.casework import situation_steps as story, situations
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.situations import (
    EndingForm,
    OpenAgainForm,
    StatusForm,
)
from answerable.front.desk.situations.page import show_situation
from answerable.front.shared.languages import language_name
from answerable.lib.errors import Refused
from answerable.lib.numbers import number_in

MOST_SHOWN = 50


@require_POST
@staff_required
def say(request: DeskRequest, number: int) -> HttpResponse:
    """Say how far it is, to everybody it concerns."""
    found = situation_led(request.user, number)
    form = StatusForm(request.POST, seen=found.version)
    if not form.is_valid():
        return show_situation(request, found, sent=form)
    try:
        seen = form.cleaned_data["seen"]
        story.say(found, words=form.words, by=request.user, seen=seen)
    except Refused as refused:
        form.add_error(None, refused.hint)
        return show_situation(request, found, sent=form)
    messages.success(
        request, _("It leaves in a moment. Until then you can take it back.")
    )
    return redirect("desk:situation", number)


@require_POST
@staff_required
def resolve(request: DeskRequest, number: int) -> HttpResponse:
    """Show what will end; with the second button, end it."""
    found = situation_led(request.user, number)
    form = EndingForm(request.POST, seen=found.version)
    if not form.is_valid():
        return show_situation(request, found, sent=form)
    if "sure" not in request.POST:
        return _preview(request, found, form)
    try:
        story.resolve_together(
            found,
            outcome=form.outcome,
            reasons=form.words,
            by=request.user,
            seen=form.cleaned_data["seen"],
        )
    except Refused as refused:
        form.add_error(None, refused.hint)
        return show_situation(request, found, sent=form)
    messages.success(
        request, _("It ends in a moment. Until then you can take it back.")
    )
    return redirect("desk:situation", number)


@require_POST
@staff_required
def take_back(request: DeskRequest, number: int) -> HttpResponse:
    """Take back what was said last, while it has not left."""
    found = situation_led(request.user, number)
    taken = _("It is taken back. Nobody was told.")
    return _try(
        request, found, lambda: _said(taken, story.take_back(found, by=request.user))
    )


@require_POST
@staff_required
def end(request: DeskRequest, number: int) -> HttpResponse:
    """End it without ending its cases."""
    found = situation_led(request.user, number)
    seen = _number(request, "seen")
    told = _("It is over. Its cases go on at their desks.")
    return _try(request, found, lambda: _said(told, story.end_now(found, seen=seen)))


@require_POST
@staff_required
def open_again(request: DeskRequest, number: int) -> HttpResponse:
    """Undo its end."""
    found = situation_led(request.user, number)
    form = OpenAgainForm(request.POST, seen=found.version)
    if not form.is_valid():
        return show_situation(request, found, sent=form)

    def act() -> str:
        taken_up = story.open_again(
            found,
            ends_at=form.ends_at,
            by=request.user,
            seen=form.cleaned_data["seen"],
        )
        words = ngettext(
            "It goes on. %(count)s case is open again.",
            "It goes on. %(count)s cases are open again.",
            taken_up,
        )
        return words % {"count": taken_up}

    return _try(request, found, act)


@require_POST
@staff_required
def add(request: DeskRequest, number: int) -> HttpResponse:
    """Let open cases belong to it that came before."""
    found = situation_led(request.user, number)
    named = request.POST.getlist("case")[:MOST_SHOWN]
    seen = visible_to(request.user).filter(reference__in=named)

    def act() -> str:
        references = seen.values_list("reference", flat=True)
        added = situations.add(found, references, by=request.user)
        words = ngettext(
            "%(count)s case belongs to it now.",
            "%(count)s cases belong to it now.",
            added,
        )
        return words % {"count": added}

    return _try(request, found, act)


@require_POST
@staff_required
def release(request: DeskRequest, number: int, reference: str) -> HttpResponse:
    """Let one case go its own way again."""
    found = situation_led(request.user, number)
    case = case_for(request.user, reference)
    told = _("It goes its own way again.")
    return _try(
        request, found, lambda: _said(told, situations.release(case, by=request.user))
    )


def _preview(
    request: DeskRequest, situation: Situation, form: EndingForm
) -> HttpResponse:
    """Show which cases will end, and how many stay with others."""
    concerned = cases_in(situation).filter(OPEN)
    theirs = concerned.filter(pk__in=worked_by(request.user).values("pk"))
    ends = theirs.count()
    page = {
        "situation": situation,
        "form": form,
        "outcome": form.outcome.label,
        "reasons": [(language_name(code), said) for code, said in form.words.items()],
        "cases": theirs[:MOST_SHOWN],
        "ends": ends,
        "more": max(ends - MOST_SHOWN, 0),
        "stays": concerned.count() - ends,
    }
    return show(request, "desk/situations/preview.html", page)


def _try(
    request: DeskRequest, situation: Situation, act: Callable[[], str]
) -> HttpResponse:
    """Do it and say so, or say why not; either way the page comes back."""
    try:
        messages.success(request, act())
    except Refused as refused:
        messages.error(request, refused.hint)
    return redirect("desk:situation", situation.pk)


def _said(words: str, _done: object) -> str:
    return words


def _number(request: DeskRequest, name: str) -> int:
    sent = number_in(request.POST.get(name, ""))
    return -1 if sent is None else sent
