"""The parts of the body, and which lies beneath which."""

from __future__ import annotations

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from answerable.agency.configuration import Hand
from answerable.agency.models import Department
from answerable.agency.policy import put_department
from answerable.agency.queries import beneath
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.choosing import choose, departments as live_departments
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, edit
from answerable.front.desk.setup.fields import day_field
from answerable.front.desk.setup.listing import Line, Listing, show_rows
from answerable.front.desk.setup.things import ThingForm
from answerable.front.shared.days import day_here

TITLE = gettext_lazy("Departments")
BACK = ("desk:setup-departments", TITLE)


class DepartmentForm(ThingForm[Department]):
    """Asks for a part of the body and what it lies beneath."""

    model = Department
    asked = ("parent", "valid_from")
    valid_from = day_field(gettext_lazy("Since which day?"))

    def __init__(
        self, data: QueryDict | None = None, thing: Department | None = None
    ) -> None:
        """Begin with what is there; nothing can lie beneath itself."""
        super().__init__(data, thing)
        own = beneath(thing) if thing else frozenset()
        self.fields["parent"] = choose(
            gettext_lazy("Part of"),
            live_departments(without=own),
            nothing=gettext_lazy("nothing: it is at the top"),
        )
        self.initial.setdefault("valid_from", timezone.localdate())
        if thing and thing.parent:
            self.initial["parent"] = thing.parent.slug
        self.order_fields([*self._text_names(), *self.asked])

    def put(self, by: Hand) -> None:
        """Put the department in the tree."""
        given = self.cleaned_data
        put_department(
            slug=self.slug(),
            name=self.texts()["name"],
            parent=Department.objects.filter(slug=given["parent"]).first(),
            valid_from=given["valid_from"],
            valid_to=self.thing.valid_to if self.thing else None,
            by=by,
        )


@require_safe
@setup_page
def departments(request: DeskRequest) -> HttpResponse:
    """List the departments, those that ended as well."""
    listing = Listing(
        TITLE,
        add="desk:setup-department-new",
        add_title=gettext_lazy("Add a department"),
        template="desk/setup/departments.html",
    )
    rows = Department.objects.select_related("parent").order_by("valid_to", "slug")
    return show_rows(request, listing, rows, _line)


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def department(request: DeskRequest, slug: str) -> HttpResponse:
    """Show a department, and change it."""
    rows = Department.objects.select_related("parent")
    found = get_object_or_404(rows, slug=slug)
    return edit(
        request, Page(str(found), *BACK), lambda data: DepartmentForm(data, found)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def new_department(request: DeskRequest) -> HttpResponse:
    """Ask for a new department."""
    return edit(request, Page(gettext_lazy("Add a department"), *BACK), DepartmentForm)


def _line(department: Department) -> Line:
    said = (
        _("Part of %(parent)s") % {"parent": department.parent}
        if department.parent
        else ""
    )
    ended = department.valid_to
    tag = _("Until %(day)s") % {"day": day_here(ended)} if ended else ""
    url = reverse("desk:setup-department", args=[department.slug])
    return Line(str(department), url, said, tag)
