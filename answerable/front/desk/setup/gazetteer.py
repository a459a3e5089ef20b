"""Streets and landmarks that people can name: from which files, and a look at them.

A file is looked at first if one likes; taken, it replaces what it brought before. What
somebody may type is tried on the same page.
"""

from __future__ import annotations

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from answerable.agency.access import may_set_up
from answerable.agency.configuration import Hand
from answerable.agency.districts import find_district
from answerable.agency.gazetteer import find_places
from answerable.agency.models import NamedPlace
from answerable.agency.policy import drop_gazetteer, put_gazetteer
from answerable.agency.policy.maps import meridian
from answerable.agency.queries import areas_by_slug
from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.setup.doors import setup_page
from answerable.front.shared.gazetteer_faults import said_of_gazetteer
from answerable.lib.gazetteer import MOST_BYTES, Entry, FaultyGazetteer
from answerable.lib.gazetteer_files import read_gazetteer
from answerable.lib.wording import without_nul

MOST_FAULTS = 20
MOST_SOURCES = 100
LONGEST = 300
CHECK = "check"  # the name of the button that only looks


class PlacesForm(forms.Form):
    """Asks for a file of places, and what it is called."""

    file = forms.FileField(
        label=gettext_lazy("The file with the places"),
        help_text=gettext_lazy(
            "A table (CSV) with the columns name, latitude and longitude, and if you like"
            " kind, accuracy, also, name_es …; or GeoJSON."
        ),
        widget=forms.FileInput({"accept": ".csv,.geojson,.json"}),
        error_messages={
            "required": gettext_lazy("Choose the file"),
            "empty": gettext_lazy("This file is empty. Choose another."),
            "invalid": gettext_lazy("Choose the file"),
        },
    )
    source = forms.CharField(
        label=gettext_lazy("What is it called?"),
        help_text=gettext_lazy(
            "A file of the same name replaces what it brought before. Others stay."
        ),
        max_length=100,
        widget=forms.TextInput({"dir": "auto", "class": "medium"}),
        error_messages={
            "required": gettext_lazy("Say what the file is called"),
            "max_length": TOO_LONG,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def places(request: DeskRequest) -> HttpResponse:
    """Show where places come from, try words on them, and take a file."""
    if request.method != "POST":
        return _show(request, PlacesForm(auto_id="setup-%s"))
    form = PlacesForm(request.POST, request.FILES, auto_id="setup-%s")
    if not form.is_valid():
        return _show(request, form)
    try:
        content = form.cleaned_data["file"].read(MOST_BYTES + 1)
        entries = read_gazetteer(content, meridian=meridian())
    except FaultyGazetteer as faulty:
        whole, faults = said_of_gazetteer(faulty)
        form.add_error("file", whole)
        return _show(request, form, faults)
    if CHECK in request.POST:
        messages.success(request, _told(entries))
        return _show(request, form)
    put_gazetteer(entries, source=form.cleaned_data["source"], by=Hand(request.user))
    messages.success(request, _told(entries) + " " + _("They are taken."))
    return redirect("desk:setup-places")


@require_POST
@setup_page
def drop(request: DeskRequest) -> HttpResponse:
    """Forget all places of a file."""
    source = without_nul(request.POST.get("source", ""))
    count = drop_gazetteer(source, by=Hand(request.user))
    messages.success(request, _("Taken out: %(count)s places") % {"count": count})
    return redirect("desk:setup-places")


def _told(entries: list[Entry]) -> str:
    """Return how many places a file has, and how many lie outside of our areas."""
    found = (find_district(one.point) for one in entries)
    outside = sum(one is not None and not one.areas for one in found)
    facts = {"count": len(entries), "outside": outside}
    return (
        _("Places in the file: %(count)s. Outside of our areas: %(outside)s.") % facts
    )


def _show(
    request: DeskRequest, form: PlacesForm, faults: list[str] | None = None
) -> HttpResponse:
    found, tried = faults or [], without_nul(request.GET.get("q", ""))[:LONGEST]
    sources = NamedPlace.objects.values("source").annotate(count=Count("pk"))
    areas = areas_by_slug()
    shown = {
        "form": form,
        "faults": found[:MOST_FAULTS],
        "more_faults": max(len(found) - MOST_FAULTS, 0),
        "sources": sources.order_by("source")[:MOST_SOURCES],
        "tried": tried,
        "found": [(one, areas.get(one.area, "")) for one in find_places(tried)],
        "may_edit": may_set_up(request.user),
    }
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return show(request, "desk/setup/places.html", shown, wrong)
