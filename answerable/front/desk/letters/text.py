"""The text of a letter on its own page: read, tried on a case, edited, given up."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from answerable.correspondence import policy
from answerable.correspondence.access import check_may_edit_text, may_edit_text
from answerable.correspondence.fields import marked
from answerable.correspondence.letter_fields import NAMES, body_fields, subject_fields
from answerable.correspondence.letters import Letter
from answerable.correspondence.occasions import OCCASIONS
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.step import seen_now
from answerable.front.desk.forms.texts import TextForm
from answerable.front.desk.letters.made_up import make_up
from answerable.front.desk.letters.specimens import plainness_in, specimen
from answerable.front.desk.letters.standing import Standing, changes, standing_at
from answerable.front.desk.letters.tried import Tried, named_in, tried_case
from answerable.lib.errors import NotFound, Refused, Stale

PAGE = 20
OF_COMPLAINTS = "complaint_"  # the occasions of their procedure


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def text(request: DeskRequest, occasion: str, language: str) -> HttpResponse:
    """Show what a letter says; to whoever may, as a form that takes the changes."""
    here = standing_at(request, occasion, language)
    if request.method != "POST":
        return _show_form(request, here, _form(here))
    check_may_edit_text(request.user, here.place.department)
    form = _form(here, request.POST)
    if not form.is_valid() or "preview" in request.POST:
        return _show_form(request, here, form)
    return _write(request, here, form)


@require_safe
@staff_required
def versions(request: DeskRequest, occasion: str, language: str) -> HttpResponse:
    """Show what a text was, each version against the one before, the newest first."""
    here = standing_at(request, occasion, language)
    if here.text is None:
        raise NotFound(occasion)
    kept = here.text.versions.select_related("by").order_by("-number")
    page = Paginator(kept, PAGE).get_page(request.GET.get("page"))
    shown = {
        "here": here,
        "page": page,
        "lines": changes(here, page.object_list),
        "may_edit": may_edit_text(request.user, here.place.department),
    }
    return show(request, "desk/texts/versions.html", shown)


@require_POST
@staff_required
def restore(request: DeskRequest, occasion: str, language: str) -> HttpResponse:
    """Say what a version said."""
    here = standing_at(request, occasion, language)
    wanted = request.POST.get("version", "")
    if not wanted.isdecimal():
        raise NotFound(wanted)
    try:
        policy.restore_text(here.place, number=int(wanted), by=request.user)
    except Refused as refused:
        messages.error(request, refused.hint)
        return redirect(here.versions_url)
    told = _("The text is as it was in version %(number)s.")
    messages.success(request, told % {"number": wanted})
    return redirect(here.url)


@require_POST
@staff_required
def retire(request: DeskRequest, occasion: str, language: str) -> HttpResponse:
    """Give a text up: what is said without it is said again."""
    here = standing_at(request, occasion, language)
    policy.retire_text(here.place, by=request.user)
    messages.success(request, _("The usual text goes out again."))
    return redirect(here.url)


def _write(request: DeskRequest, here: Standing, form: TextForm) -> HttpResponse:
    said, seen = form.phrasing(), form.cleaned_data["seen"]
    try:
        policy.write_text(here.place, said, by=request.user, seen=seen)
    except Stale as stale:
        fresh = here.now()
        again = _form(fresh, seen_now(request.POST, fresh.version))
        again.full_clean()
        again.refuse(stale)
        return _show_form(request, fresh, again, HTTPStatus.CONFLICT)
    messages.success(request, _("The text is kept. The next letter says it."))
    return redirect(here.url)


def _form(here: Standing, data: QueryDict | None = None) -> TextForm:
    return TextForm(here.place, here.said, version=here.version, data=data)


def _show_form(
    request: DeskRequest,
    here: Standing,
    form: TextForm,
    status: HTTPStatus | None = None,
) -> HttpResponse:
    """Show what is said there, with the letter that it makes of the case named."""
    tried = _tried(request, here, form) if form.is_bound else None
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    occasion = OCCASIONS[here.place.occasion]
    page = {
        "here": here,
        "form": form,
        "letter": _letter(request, here, form, tried),
        "tried": tried,
        "may_edit": may_edit_text(request.user, here.place.department),
        "fields": [
            (marked(name), NAMES[name], name in occasion.needs)
            for name in body_fields(occasion)
        ],
        "subject_fields": [marked(name) for name in subject_fields(occasion)],
        "newest": here.newest(),
        "plain": plainness_in(here.place.language, form.phrasing().body),
    }
    return show(request, "desk/texts/text.html", page, status or wrong)


def _tried(request: DeskRequest, here: Standing, form: TextForm) -> Tried | None:
    """Return the case that is named; where none is, one that is made up."""
    if "preview" in request.POST and not named_in(form):
        about, place = str(form["about"].value() or ""), here.place
        as_complaint = place.occasion.startswith(OF_COMPLAINTS)
        return make_up(about, place.language, as_complaint=as_complaint)
    return tried_case(request, form)


def _letter(
    request: DeskRequest, here: Standing, form: TextForm, tried: Tried | None
) -> Letter | None:
    if tried is None or form.errors:
        return None
    return specimen(tried, here.place, form.phrasing(), by=request.user)
