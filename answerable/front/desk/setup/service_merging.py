"""Merge a service into another: choose it, see what becomes of both, do it, undo it."""

from __future__ import annotations

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from answerable.agency.access import may_set_up
from answerable.agency.configuration import Hand, Topic, seen_in
from answerable.agency.models import Service
from answerable.agency.models.configuration import Subject
from answerable.agency.policy.succession import why_not_merged
from answerable.agency.queries import find_heir
from answerable.casework.succession import outlook_of, take_apart, take_over
from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.forms.merging import MergeForm
from answerable.front.desk.found_by import in_languages
from answerable.front.desk.setup.buttons import press
from answerable.front.desk.setup.choosing import choose, services
from answerable.front.desk.setup.doors import setup_page
from answerable.lib.errors import Refused


class ChooseServiceForm(forms.Form):
    """Asks which service goes on."""

    def __init__(self, found: Service, data: QueryDict | None = None) -> None:
        """Offer every other one that people can ask for."""
        super().__init__(data, auto_id="choose-%s")
        others = [(slug, name) for slug, name in services() if slug != found.slug]
        label = gettext_lazy("Which service goes on?")
        self.fields["into"] = choose(label, others, is_open=True)


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def merge(request: DeskRequest, slug: str) -> HttpResponse:
    """Offer services to merge one into, show what becomes of both, and merge them."""
    found = get_object_or_404(Service, slug=slug)
    if request.method == "POST":
        return _merge(request, found)
    form = ChooseServiceForm(found, request.GET if "into" in request.GET else None)
    into = None
    if form.is_bound and form.is_valid():
        into = Service.objects.get(slug=form.cleaned_data["into"])
    return _show(request, found, form, into)


@require_POST
@setup_page
def part(request: DeskRequest, slug: str) -> HttpResponse:
    """Offer a service again that was merged."""
    found = get_object_or_404(Service, slug=slug)
    told = _("Both are offered again, each with what it had.")
    return press(
        request,
        lambda by: take_apart(found, by=by),
        reverse("desk:setup-service", args=[slug]),
        told,
    )


def _merge(request: DeskRequest, found: Service) -> HttpResponse:
    into = get_object_or_404(Service, slug=request.POST.get("into", ""))
    sent = MergeForm(into.slug, 0, request.POST)
    form = ChooseServiceForm(found, request.POST)
    if not sent.is_valid():
        return _show(request, found, form, into)
    try:
        take_over(found, into, by=Hand(request.user, sent.cleaned_data["seen"]))
    except Refused as refused:
        form.is_valid()
        form.add_error(None, refused.hint)
        return _show(request, found, form, into)
    messages.success(request, _("People who ask for the one get the other now."))
    return redirect("desk:setup-service", into.slug)


def _show(
    request: DeskRequest,
    found: Service,
    form: ChooseServiceForm,
    into: Service | None,
) -> HttpResponse:
    hint = why_not_merged(found, into) if into else ""
    outlook = outlook_of(found, into) if into and not hint else None
    shown = {
        "service": found,
        "form": form,
        "into": into,
        "hint": hint,
        "outlook": outlook,
        "words": in_languages(outlook.words) if outlook else [],
        "merge_form": MergeForm(into.slug, seen_in(topic_of(found))) if into else None,
        "leading": sorted({found.slug, *found.former}),
        "heir": find_heir(found.slug) if found.retired_on else None,
        "may_edit": may_set_up(request.user),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return show(request, "desk/setup/service_merge.html", shown, status)


def topic_of(service: Service) -> Topic:
    """Return what the log calls a service."""
    return Topic(Subject.SERVICE, service.slug)
