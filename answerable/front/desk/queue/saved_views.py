"""Saved views: listed, made, changed, put away and brought back."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from answerable.cases import policy
from answerable.cases.models import SavedView
from answerable.cases.models.views import CURRENT
from answerable.cases.saved_views import may_edit, view_edited, view_for, views_of
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.saved_views import NewViewForm, ViewForm
from answerable.front.desk.forms.step import seen_now
from answerable.front.desk.queue.conditions import in_words
from answerable.lib.errors import Refused, Stale

PAGE = 50


@require_safe
@staff_required
def views(request: DeskRequest) -> HttpResponse:
    """List the views that their reader may use; those put away stand on their own."""
    is_away = request.GET.get("show") == "away"
    mine = views_of(request.user).select_related("owner", "team")
    found = mine.exclude(CURRENT) if is_away else mine.filter(CURRENT)
    page = Paginator(found.order_by("team", "name", "pk"), PAGE)
    shown = {"page": page.get_page(request.GET.get("page")), "is_away": is_away}
    return show(request, "desk/views/list.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def new(request: DeskRequest) -> HttpResponse:
    """Make a new view."""
    form = NewViewForm(request.user, request.POST or None)
    if not form.is_valid():
        return _show(request, form)
    try:
        kept = policy.keep_view(form.looking(), by=request.user, team=form.team())
    except Refused as refused:
        form.refuse(refused)
        return _show(request, form)
    return _shown_over_the_queue(request, kept)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def view(request: DeskRequest, number: int) -> HttpResponse:
    """Show what a view shows; to whoever may, as a form that takes the changes."""
    if request.method != "POST":
        found = view_for(request.user, number)
        return _show(request, ViewForm(request.user, found), found)
    found = view_edited(request.user, number)
    form = ViewForm(request.user, found, request.POST)
    return (
        _edit(request, form, found) if form.is_valid() else _show(request, form, found)
    )


@require_POST
@staff_required
def archive(request: DeskRequest, number: int) -> HttpResponse:
    """Put a view away; its page offers to bring it back."""
    policy.archive_view(view_edited(request.user, number), by=request.user)
    return redirect("desk:view", number)


@require_POST
@staff_required
def bring_back(request: DeskRequest, number: int) -> HttpResponse:
    """Show a view again that was put away."""
    found = view_edited(request.user, number)
    try:
        policy.bring_back_view(found, by=request.user)
    except Refused as refused:
        messages.error(request, refused.hint)
        return redirect("desk:view", number)
    return _shown_over_the_queue(request, found)


def _edit(request: DeskRequest, form: ViewForm, found: SavedView) -> HttpResponse:
    seen = form.cleaned_data["seen"]
    try:
        policy.edit_view(found, form.looking(), by=request.user, seen=seen)
    except Stale as stale:
        fresh = view_for(request.user, found.pk)
        sent = seen_now(request.POST, fresh.version)
        again = ViewForm(request.user, fresh, sent)
        again.full_clean()
        again.refuse(stale)
        return _show(request, again, fresh, HTTPStatus.CONFLICT)
    except Refused as refused:
        form.refuse(refused)
        return _show(request, form, found)
    return _shown_over_the_queue(request, found)


def _shown_over_the_queue(request: DeskRequest, kept: SavedView) -> HttpResponse:
    messages.success(request, _("The view is kept."))
    return redirect(reverse("desk:queue", query={"view": kept.pk}))


def _show(
    request: DeskRequest,
    form: ViewForm,
    found: SavedView | None = None,
    status: HTTPStatus | None = None,
) -> HttpResponse:
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    page = {
        "form": form,
        "view": found,
        "may_edit": found is None or may_edit(request.user, found),
        "words": in_words(found, request.user) if found else [],
    }
    return show(request, "desk/views/view.html", page, status or wrong)
