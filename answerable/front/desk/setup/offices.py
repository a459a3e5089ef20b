"""Places to walk into: what they are called, where they are and when they are open."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe
from django_stubs_ext import StrOrPromise

from answerable.agency.configuration import Hand
from answerable.agency.models import Office
from answerable.agency.policy import put_office
from answerable.agency.policy.maps import meridian
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.choosing import CHOOSE, calendars, choose, services
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, edit
from answerable.front.desk.setup.fields import number_field, phone_field
from answerable.front.desk.setup.listing import Line, Listing, show_rows
from answerable.front.desk.setup.things import ThingForm
from answerable.front.shared.languages import language_name
from answerable.lib.gazetteer import Flaw, FlawedEntry, checked
from answerable.lib.positions import Point

BACK = ("desk:setup-offices", _("Offices"))
USUAL_ACCURACY = 10  # metres
EXCHANGED = _("Latitude and longitude are exchanged here. Exchange them")
NOWHERE = _("This point (0, 0) lies in the sea. Write where the office is, or nothing")


def several_of(label: StrOrPromise) -> forms.MultipleChoiceField:
    """Return a field for any number of what there is."""
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": CHOOSE},
    )


def degrees(label: StrOrPromise, most: int, hint: StrOrPromise) -> forms.FloatField:
    """Return a field for half of a point; an office need not be on the map."""
    wrong = _("Write degrees of WGS 84, for example 51.4769")
    return forms.FloatField(
        label=label,
        help_text=hint,
        required=False,
        min_value=-most,
        max_value=most,
        widget=forms.TextInput(
            {"inputmode": "decimal", "dir": "ltr", "class": "short"}
        ),
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
    )


class OfficeForm(ThingForm[Office]):
    """Asks for a place that people can walk into."""

    model = Office
    asked = (
        "phone",
        "calendar_slug",
        "languages",
        "services",
        "latitude",
        "longitude",
        "accuracy",
    )
    long_texts = {"address": _("Address")}
    languages = several_of(_("Languages that are spoken there"))
    services = several_of(_("What people get help with there"))
    latitude = degrees(_("Latitude"), 90, _("In degrees, for example 51.4769."))
    longitude = degrees(
        _("Longitude"), 180, _("West of Greenwich it begins with a minus.")
    )
    accuracy = number_field(
        _("How far from the door may that be, in metres?"), 10_000, required=False
    )

    def __init__(
        self, data: QueryDict | None = None, thing: Office | None = None
    ) -> None:
        """Begin with what is there."""
        super().__init__(data, thing)
        self.fields["phone"] = phone_field(_("Phone"))
        self.fields["calendar_slug"] = choose(_("Opening hours"), calendars())
        spoken = [(code, language_name(code)) for code, _name in settings.LANGUAGES]
        self.fields["languages"].choices = spoken  # type: ignore[attr-defined]
        self.fields["services"].choices = services()  # type: ignore[attr-defined]
        self.order_fields([*self._text_names(), *self.asked])

    def clean(self) -> dict[str, Any]:
        """Ask for the other half of a point, and refuse one that cannot be right."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        latitude, longitude = given.get("latitude"), given.get("longitude")
        if (latitude is None) != (longitude is None):
            missing = "latitude" if latitude is None else "longitude"
            if missing not in self.errors:
                self.add_error(missing, _("Write both, or neither"))
        elif latitude is not None and longitude is not None:
            self._check_point(Point(latitude, longitude))
        return given

    def _check_point(self, point: Point) -> None:
        try:
            checked(point, meridian())
        except FlawedEntry as flawed:
            is_exchanged = flawed.flaw is Flaw.EXCHANGED
            self.add_error("latitude", EXCHANGED if is_exchanged else NOWHERE)

    def put(self, by: Hand) -> None:
        """Say where people can walk in."""
        put_office(
            slug=self.slug(),
            name=self.texts()["name"],
            address=self.texts()["address"],
            phone=self.cleaned_data["phone"],
            calendar_slug=self.cleaned_data["calendar_slug"],
            latitude=self.cleaned_data["latitude"],
            longitude=self.cleaned_data["longitude"],
            accuracy=self.cleaned_data["accuracy"] or USUAL_ACCURACY,
            languages=self.cleaned_data["languages"],
            services=self.cleaned_data["services"],
            by=by,
        )


@require_safe
@setup_page
def offices(request: DeskRequest) -> HttpResponse:
    """List the places to walk into."""
    listing = Listing(
        _("Offices"), add="desk:setup-office-new", add_title=_("Add an office")
    )
    return show_rows(request, listing, Office.objects.order_by("slug"), _line)


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def office(request: DeskRequest, slug: str) -> HttpResponse:
    """Show an office, and change it."""
    found = get_object_or_404(Office, slug=slug)
    page = Page(str(found), *BACK)
    return edit(request, page, lambda data: OfficeForm(data, found))


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def new_office(request: DeskRequest) -> HttpResponse:
    """Ask for a new office."""
    return edit(request, Page(_("Add an office"), *BACK), OfficeForm)


def _line(office: Office) -> Line:
    return Line(
        str(office), reverse("desk:setup-office", args=[office.slug]), office.phone
    )
