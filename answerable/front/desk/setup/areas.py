"""The parts of the territory that people know by name, and until when each is one."""

from __future__ import annotations

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from answerable.agency.configuration import Hand
from answerable.agency.models import Area
from answerable.agency.policy import put_area
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, edit
from answerable.front.desk.setup.fields import day_field
from answerable.front.desk.setup.listing import Line, Listing, show_rows
from answerable.front.desk.setup.things import ThingForm
from answerable.front.shared.days import day_here

TITLE = gettext_lazy("Areas")
BACK = ("desk:setup-areas", TITLE)


class AreaForm(ThingForm[Area]):
    """Asks what people call a part of the territory, and until which day it is one."""

    model = Area
    asked = ("valid_to",)
    valid_to = day_field(
        gettext_lazy("From which day on is it no more?"),
        gettext_lazy("Empty: it stays. Cases that happened there keep it either way."),
        required=False,
    )

    def put(self, by: Hand) -> None:
        """Name the area."""
        put_area(
            slug=self.slug(),
            name=self.texts()["name"],
            valid_to=self.cleaned_data["valid_to"],
            by=by,
        )


@require_safe
@setup_page
def areas(request: DeskRequest) -> HttpResponse:
    """List the areas, those that ended behind the others."""
    listing = Listing(
        TITLE,
        lead=gettext_lazy(
            "People choose among them where it is, and rules can ask for them."
        ),
        add="desk:setup-area-new",
        add_title=gettext_lazy("Add an area"),
        template="desk/setup/areas.html",
    )
    rows = Area.objects.order_by(F("valid_to").desc(nulls_first=True), "slug")
    return show_rows(request, listing, rows, _line)


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def area(request: DeskRequest, slug: str) -> HttpResponse:
    """Show an area, and change it."""
    found = get_object_or_404(Area.objects.select_related("boundary"), slug=slug)
    drawn = getattr(found, "boundary", None)
    page = Page(
        str(found), *BACK, template="desk/setup/area.html", shown={"boundary": drawn}
    )
    return edit(request, page, lambda data: AreaForm(data, found))


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def new_area(request: DeskRequest) -> HttpResponse:
    """Ask for a new area."""
    return edit(request, Page(gettext_lazy("Add an area"), *BACK), AreaForm)


def _line(area: Area) -> Line:
    ended = area.valid_to
    tag = _("Until %(day)s") % {"day": day_here(ended)} if ended else ""
    return Line(str(area), reverse("desk:setup-area", args=[area.slug]), tag=tag)
