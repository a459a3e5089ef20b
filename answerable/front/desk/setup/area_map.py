"""Areas from a map: a file is sent, its columns are chosen, what differs shown, taken."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from answerable.agency.access import may_set_up
from answerable.agency.policy import (
    MapOutlook,
    get_sent_map,
    give_up_map,
    look_ahead,
    send_map,
    take_map,
)
from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.setup.area_columns import ColumnsForm
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.map_faults import said_of
from answerable.lib.errors import NotFound, Refused, Stale
from answerable.lib.geojson import MOST_BYTES, FaultyMap

MOST_FAULTS = 20
MOST_SHOWN = 200


class MapForm(forms.Form):
    """Asks for a file of areas, and where it is from."""

    file = forms.FileField(
        label=gettext_lazy("The file with the areas"),
        help_text=gettext_lazy(
            "GeoJSON with polygons, in longitude and latitude (WGS 84)."
        ),
        widget=forms.FileInput({"accept": ".geojson,.json"}),
        error_messages={
            "required": gettext_lazy("Choose the file"),
            "empty": gettext_lazy("This file is empty. Choose another."),
            "invalid": gettext_lazy("Choose the file"),
        },
    )
    source = forms.CharField(
        label=gettext_lazy("Where is it from?"),
        help_text=gettext_lazy(
            "For example the office that publishes it, and the year. It is kept with the"
            " areas."
        ),
        max_length=200,
        widget=forms.TextInput({"dir": "auto"}),
        error_messages={
            "required": gettext_lazy("Say where the file is from"),
            "max_length": TOO_LONG,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def area_map(request: DeskRequest) -> HttpResponse:
    """Take a file of areas, to be compared; say of each feature what is wrong with it."""
    if request.method != "POST":
        return _show_form(request, MapForm())
    form = MapForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show_form(request, form)
    content = form.cleaned_data["file"].read(MOST_BYTES + 1)
    try:
        send_map(content, source=form.cleaned_data["source"], by=request.user)
    except FaultyMap as faulty:
        whole, faults = said_of(faulty)
        form.add_error("file", whole)
        return _show_form(request, form, faults)
    return redirect("desk:setup-area-map-compare")


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def compare(request: DeskRequest) -> HttpResponse:
    """Ask which columns are the names, and show what would change; on the word, take it."""
    try:
        features, _source = get_sent_map(request.user)
    except (NotFound, FaultyMap):
        messages.error(request, _("No file of areas waits here. Send one."))
        return redirect("desk:setup-area-map")
    sent = request.POST if request.method == "POST" else request.GET
    form = ColumnsForm(features, sent or None)
    if not form.is_valid():
        return _show_columns(request, form)
    try:
        return (
            _take(request, form) if request.method == "POST" else _look(request, form)
        )
    except Refused as refused:
        form.add_error(None, refused.hint)
        return _show_columns(request, form)


@require_POST
@setup_page
def give_up(request: DeskRequest) -> HttpResponse:
    """Forget the file that was sent."""
    give_up_map(by=request.user)
    messages.success(request, _("Nothing was changed."))
    return redirect("desk:setup-areas")


def _look(
    request: DeskRequest, form: ColumnsForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    ahead = look_ahead(form.wish(), by=request.user)
    return _show_columns(request, form, ahead, status)


def _take(request: DeskRequest, form: ColumnsForm) -> HttpResponse:
    seen = request.POST.get("seen", "")
    try:
        outlook = take_map(form.wish(), by=request.user, seen=seen)
    except Stale as stale:
        messages.error(request, stale.hint)
        return _look(request, form, HTTPStatus.CONFLICT)
    counts = {
        "created": len(outlook.new),
        "updated": len(outlook.other),
        "ended": len(outlook.ended),
    }
    said = _("Taken. New: %(created)s, changed: %(updated)s, ended: %(ended)s.")
    messages.success(request, said % counts)
    return redirect("desk:setup-areas")


def _show_form(
    request: DeskRequest, form: MapForm, faults: list[str] | None = None
) -> HttpResponse:
    found = faults or []
    shown = {
        "form": form,
        "faults": found[:MOST_FAULTS],
        "more_faults": max(len(found) - MOST_FAULTS, 0),
        "may_edit": may_set_up(request.user),
    }
    return _show(request, "desk/setup/area_map.html", form, shown)


def _show_columns(
    request: DeskRequest,
    form: ColumnsForm,
    outlook: MapOutlook | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    shown = {"form": form, "outlook": outlook, "most": MOST_SHOWN}
    page = "desk/setup/area_map_compare.html"
    return _show(request, page, form, shown, status)


def _show(
    request: DeskRequest,
    page: str,
    form: forms.Form,
    shown: Mapping[str, object],
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else status
    return show(request, page, dict(shown), wrong)
