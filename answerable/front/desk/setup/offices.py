"""Places to walk into: what they are called, where they are and when they are open."""

from __future__ import annotations

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from answerable.agency.configuration import Hand
from answerable.agency.models import Office
from answerable.agency.policy import put_office
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.choosing import calendars, choose
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, edit
from answerable.front.desk.setup.fields import phone_field
from answerable.front.desk.setup.listing import Line, Listing, show_rows
from answerable.front.desk.setup.things import ThingForm

BACK = ("desk:setup-offices", _("Offices"))


class OfficeForm(ThingForm[Office]):
    """Asks for a place that people can walk into."""

    model = Office
    asked = ("phone", "calendar_slug")
    long_texts = {"address": _("Address")}

    def __init__(
        self, data: QueryDict | None = None, thing: Office | None = None
    ) -> None:
        """Begin with what is there."""
        super().__init__(data, thing)
        self.fields["phone"] = phone_field(_("Phone"))
        self.fields["calendar_slug"] = choose(_("Opening hours"), calendars())

    def put(self, by: Hand) -> None:
        """Say where people can walk in."""
        put_office(
            slug=self.slug(),
            name=self.texts()["name"],
            address=self.texts()["address"],
            phone=self.cleaned_data["phone"],
            calendar_slug=self.cleaned_data["calendar_slug"],
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
