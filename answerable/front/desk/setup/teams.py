"""Those who work one queue: their department, their hours, and who gets the rest."""

from __future__ import annotations

from django import forms
from django.db.models import Count, QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from answerable.agency.configuration import Hand
from answerable.agency.models import Department, Team
from answerable.agency.policy import put_team
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.choosing import calendars, choose, departments
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, edit
from answerable.front.desk.setup.fields import number_field
from answerable.front.desk.setup.listing import Line, Listing, show_rows
from answerable.front.desk.setup.things import ThingForm

TITLE = gettext_lazy("Teams")
BACK = ("desk:setup-teams", TITLE)


class TeamForm(ThingForm[Team]):
    """Asks for a team; the first one gets what nobody else does."""

    model = Team
    asked = (
        "department",
        "calendar_slug",
        "is_triage",
        "distribution",
        "most_open",
    )
    is_triage = forms.BooleanField(
        label=gettext_lazy("It gets what no other team gets, and sorts it"),
        required=False,
    )

    def __init__(
        self, data: QueryDict | None = None, thing: Team | None = None
    ) -> None:
        """Begin with what is there."""
        super().__init__(data, thing)
        self.fields["department"] = choose(gettext_lazy("Department"), departments())
        self.fields["calendar_slug"] = choose(
            gettext_lazy("Opening hours"), calendars()
        )
        self.fields["distribution"] = choose(
            gettext_lazy("Who gets a case that comes?"), Team.Distribution.choices
        )
        self.fields["most_open"] = _most_open_field()
        self.initial.setdefault("distribution", Team.Distribution.TAKE.value)
        if thing:
            self.initial["department"] = thing.department.slug
        self.fields["is_triage"].initial = not Team.objects.exists()
        self.order_fields([*self._text_names(), *self.asked])

    def clean_is_triage(self) -> bool:
        """Refuse to leave nobody with what no other team gets."""
        is_triage: bool = self.cleaned_data["is_triage"]
        is_last = (
            not Team.objects.filter(is_triage=True).exclude(slug=self._own()).exists()
        )
        if is_last and not is_triage:
            wrong = _(
                "Some team must get the rest. Tick it here, or at another team first."
            )
            raise forms.ValidationError(wrong, code="no_triage")
        return is_triage

    def put(self, by: Hand) -> None:
        """Put the team in its department."""
        given = self.cleaned_data
        put_team(
            slug=self.slug(),
            name=self.texts()["name"],
            department=Department.objects.get(slug=given["department"]),
            calendar_slug=given["calendar_slug"],
            is_triage=given["is_triage"],
            distribution=given["distribution"],
            most_open=given["most_open"],
            by=by,
        )

    def _own(self) -> str:
        return self.thing.slug if self.thing else ""


@require_safe
@setup_page
def teams(request: DeskRequest) -> HttpResponse:
    """List the teams."""
    listing = Listing(
        TITLE, add="desk:setup-team-new", add_title=gettext_lazy("Add a team")
    )
    return show_rows(request, listing, _rows(), _line)


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def team(request: DeskRequest, slug: str) -> HttpResponse:
    """Show a team, and change it."""
    found = get_object_or_404(Team.objects.select_related("department"), slug=slug)
    return edit(request, Page(str(found), *BACK), lambda data: TeamForm(data, found))


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def new_team(request: DeskRequest) -> HttpResponse:
    """Ask for a new team."""
    return edit(request, Page(gettext_lazy("Add a team"), *BACK), TeamForm)


def _most_open_field() -> forms.IntegerField:
    field = number_field(gettext_lazy("Most open cases that one may have"), most=999)
    field.required = False
    field.help_text = gettext_lazy("Empty means that there is no limit.")
    return field


def _rows() -> QuerySet[Team]:
    counted = Team.objects.annotate(people=Count("staff"))
    return counted.select_related("department").order_by("slug")


def _line(team: Team) -> Line:
    people = getattr(team, "people", 0)
    said = _("%(department)s · people: %(number)s")
    said %= {"department": team.department, "number": people}
    tag = _("Gets the rest") if team.is_triage else ""
    return Line(str(team), reverse("desk:setup-team", args=[team.slug]), said, tag)
