"""A saved answer on its own page: written, tried on a case, edited."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods

from answerable.correspondence import policy
from answerable.correspondence.access import answer_edited, answer_for, may_edit
from answerable.correspondence.fields import NAMES, marked
from answerable.correspondence.models import AnswerVersion, SavedAnswer
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.answers import AnswerForm, NewAnswerForm
from answerable.front.desk.forms.step import seen_now
from answerable.front.desk.letters.made_up import make_up
from answerable.front.desk.letters.previews import previews, whose
from answerable.front.desk.letters.tried import Tried, named_in, tried_case
from answerable.lib.errors import Refused, Stale


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def new(request: DeskRequest) -> HttpResponse:
    """Write a new answer."""
    form = NewAnswerForm(request.user, request.POST or None)
    if not form.is_valid() or "preview" in request.POST:
        return _show_form(request, form)
    owner = request.user if form.is_own() else None
    try:
        kept = policy.keep_answer(
            form.wording(), by=request.user, owner=owner, team=form.team()
        )
    except Refused as refused:
        form.refuse(refused)
        return _show_form(request, form)
    messages.success(request, _("The answer is kept."))
    return redirect("desk:answer", kept.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def answer(request: DeskRequest, number: int) -> HttpResponse:
    """Show an answer; to whoever may, as a form that takes the changes."""
    if request.method != "POST":
        found = answer_for(request.user, number)
        return _show_form(request, AnswerForm(found), found)
    found = answer_edited(request.user, number)
    form = AnswerForm(found, request.POST)
    if not form.is_valid() or "preview" in request.POST:
        return _show_form(request, form, found)
    return _edit(request, form, found)


def _edit(request: DeskRequest, form: AnswerForm, found: SavedAnswer) -> HttpResponse:
    seen = form.cleaned_data["seen"]
    try:
        policy.edit_answer(found, form.wording(found), by=request.user, seen=seen)
    except Stale as stale:
        fresh = answer_for(request.user, found.pk)
        again = AnswerForm(fresh, seen_now(request.POST, fresh.version))
        again.full_clean()
        again.refuse(stale)
        return _show_form(request, again, fresh, HTTPStatus.CONFLICT)
    except Refused as refused:
        form.refuse(refused)
        return _show_form(request, form, found)
    messages.success(request, _("The answer is kept."))
    return redirect("desk:answer", found.pk)


def _show_form(
    request: DeskRequest,
    form: AnswerForm,
    found: SavedAnswer | None = None,
    status: HTTPStatus | None = None,
) -> HttpResponse:
    """Show an answer with its preview, on the case that was named for it."""
    tried = _tried(request, form) if form.is_bound else None
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    page = {
        "form": form,
        "answer": found,
        "may_edit": found is None or may_edit(request.user, found),
        "whose": whose(found) if found else "",
        "previews": list(
            previews(form.typed(), tried.case if tried else None, request.user)
        ),
        "tried": tried,
        "fields": [(marked(name), words) for name, words in NAMES.items()],
        "newest": _newest(found),
    }
    return show(request, "desk/answers/answer.html", page, status or wrong)


def _tried(request: DeskRequest, form: AnswerForm) -> Tried | None:
    """Return the case that is named; where none is, one that is made up."""
    if "preview" in request.POST and not named_in(form):
        return make_up(str(form["about"].value() or ""), get_language() or "")
    return tried_case(request, form)


def _newest(found: SavedAnswer | None) -> AnswerVersion | None:
    if found is None:
        return None
    return found.versions.select_related("by").get(number=found.version)
