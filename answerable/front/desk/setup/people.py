"""Who works here: accounts, what they are and where, their teams; inviting, leaving."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.validators import RegexValidator
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from answerable.agency.accounts.invitations import invitation_for
from answerable.agency.configuration import Hand, Topic
from answerable.agency.models import Department, Staff, Team
from answerable.agency.models.configuration import Subject
from answerable.agency.models.staff import USERNAME
from answerable.agency.policy import put_staff
from answerable.agency.roles import Role
from answerable.casework.departures import let_go, take_back
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.setup.choosing import choose, departments, teams
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, SetupForm, edit
from answerable.front.desk.setup.fields import email_field, name_field
from answerable.front.desk.setup.listing import Line, Listing, show_rows

TITLE = gettext_lazy("People and roles")
BACK = ("desk:setup-people", TITLE)
ACCOUNT = ("first_name", "last_name", "email", "language", "speaks")
MOST_POSTS = 20
HOW_TO_NAME = gettext_lazy("Write letters, digits and . @ + - _ only")


class PersonForm(SetupForm):
    """Asks for a member of staff; one empty role more than there are."""

    def __init__(
        self, data: QueryDict | None = None, staff: Staff | None = None
    ) -> None:
        """Begin with what is there."""
        self.staff = staff
        if staff:
            self.topic = Topic(Subject.STAFF, staff.username)
        self.rows = _number_of_posts(data, staff)
        super().__init__(data, _first(staff))
        if not staff:
            self.fields["username"] = _username_field()
        self.fields |= {
            "first_name": name_field(gettext_lazy("First name")),
            "last_name": name_field(gettext_lazy("Last name")),
            "email": email_field(gettext_lazy("Email")),
            "language": choose(
                gettext_lazy("Language of the desk"), settings.LANGUAGES
            ),
            "speaks": _speaks_field(),
            "teams": _teams_field(),
        }
        for number in range(self.rows):
            self.fields |= _post_fields(number)

    def clean_username(self) -> str:
        """Refuse a name that a colleague has."""
        username: str = self.cleaned_data["username"].lower()
        if Staff.objects.filter(username=username).exists():
            raise forms.ValidationError(
                _("A colleague has this name. Choose another."), code="taken"
            )
        return username

    def clean(self) -> dict[str, Any]:
        """Ask for a role, and for the department of each."""
        given = super().clean() or self.cleaned_data
        for number in range(self.rows):
            role, where = given.get(f"role_{number}"), given.get(f"in_{number}")
            if role and not where:
                self.add_error(f"in_{number}", _("Choose where they are that"))
            if where and not role:
                self.add_error(f"role_{number}", _("Choose what they are there"))
        if not list(self._posts()):
            self.add_error("role_0", _("Choose at least one role"))
        return given

    def put(self, by: Hand) -> None:
        """Give the member of staff an account, roles and teams."""
        given = self.cleaned_data
        found = {one.slug: one for one in Department.objects.all()}
        put_staff(
            username=self.staff.username if self.staff else given["username"],
            **{name: given[name] for name in ACCOUNT},
            teams=list(Team.objects.filter(slug__in=given["teams"])),
            roles=[(role, found[where]) for role, where in self._posts()],
            by=by,
        )

    def _posts(self) -> Iterator[tuple[str, str]]:
        for number in range(self.rows):
            role = self.cleaned_data.get(f"role_{number}")
            where = self.cleaned_data.get(f"in_{number}")
            if role and where:
                yield role, where


@require_safe
@setup_page
def people(request: DeskRequest) -> HttpResponse:
    """List who works here, and who has left."""
    rows = Staff.objects.prefetch_related("roles", "teams")
    listing = Listing(
        TITLE, add="desk:setup-person-new", add_title=gettext_lazy("Invite somebody")
    )
    ordered = rows.order_by("-is_active", "last_name", "first_name", "pk")
    return show_rows(request, listing, ordered, _line)


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def person(request: DeskRequest, username: str) -> HttpResponse:
    """Show a member of staff, and change what they are."""
    found = get_object_or_404(Staff, username=username)
    page = Page(
        str(found),
        *BACK,
        template="desk/setup/person.html",
        shown={"member": found, "link": _link(request, found)},
    )
    return edit(request, page, lambda data: PersonForm(data, found))


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def new_person(request: DeskRequest) -> HttpResponse:
    """Ask for a new colleague."""
    page = Page(
        gettext_lazy("Invite somebody"),
        *BACK,
        lead=gettext_lazy(
            "Their page will then have a link by which they choose a password."
        ),
    )
    return edit(request, page, PersonForm)


@require_POST
@setup_page
def leave(request: DeskRequest, username: str) -> HttpResponse:
    """Close an account; what its owner had goes back to the teams."""
    found = get_object_or_404(Staff, username=username)
    given_back = let_go(found, by=request.user)
    messages.success(
        request,
        _(
            "Nobody can sign in as %(name)s. Cases given back to their teams: %(number)s."
        )
        % {"name": found, "number": given_back},
    )
    return redirect("desk:setup-person", username)


@require_POST
@setup_page
def come_back(request: DeskRequest, username: str) -> HttpResponse:
    """Open an account again."""
    take_back(get_object_or_404(Staff, username=username), by=request.user)
    messages.success(request, _("Saved."))
    return redirect("desk:setup-person", username)


def _link(request: DeskRequest, staff: Staff) -> str:
    """Return the invitation of who has no password yet."""
    if staff.has_usable_password() or not staff.is_active:
        return ""
    path = reverse("desk:welcome", args=[staff.pk, invitation_for(staff)])
    return request.build_absolute_uri(path)


def _line(staff: Staff) -> Line:
    roles = dict.fromkeys(str(Role(post.role).label) for post in staff.roles.all())
    teams = (str(team) for team in staff.teams.all())
    url = reverse("desk:setup-person", args=[staff.username])
    tag = "" if staff.is_active else _("Has left")
    if staff.is_active and not staff.has_usable_password():
        tag = _("Invited")
    return Line(str(staff), url, " · ".join([*roles, *teams]), tag)


def _number_of_posts(data: QueryDict | None, staff: Staff | None) -> int:
    """Return how many roles are asked for: those there are, and one more."""
    if data is not None:
        sent = sum(name.startswith("role_") for name in data)
        return min(max(sent, 1), MOST_POSTS)
    return (staff.roles.count() if staff else 0) + 1


def _first(staff: Staff | None) -> dict[str, object]:
    if staff is None:
        return {"language": settings.LANGUAGE_CODE}
    first: dict[str, object] = {name: getattr(staff, name) for name in ACCOUNT}
    first["teams"] = [team.slug for team in staff.teams.all()]
    posts = staff.roles.select_related("department").order_by("pk")
    for number, post in enumerate(posts):
        first |= {f"role_{number}": post.role, f"in_{number}": post.department.slug}
    return first


def _username_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("User name"),
        help_text=gettext_lazy("They sign in with it, and it stays."),
        max_length=150,
        validators=[RegexValidator(USERNAME, HOW_TO_NAME)],
        widget=forms.TextInput(
            {"dir": "ltr", "class": "medium", "autocomplete": "off"}
        ),
        error_messages={
            "required": gettext_lazy("Choose a user name"),
            "max_length": TOO_LONG,
        },
    )


def _speaks_field() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=gettext_lazy("Languages in which they answer people"),
        help_text=gettext_lazy(
            "Where cases are given out, who speaks the language of the person comes first."
        ),
        required=False,
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Choose languages of the list")},
    )


def _teams_field() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=gettext_lazy("Teams whose queue they work"),
        required=False,
        choices=teams(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Choose teams of the list")},
    )


def _post_fields(number: int) -> dict[str, forms.Field]:
    nothing = (
        gettext_lazy("no further role") if number else gettext_lazy("choose a role")
    )
    return {
        f"role_{number}": choose(gettext_lazy("Role"), Role.choices, nothing=nothing),
        f"in_{number}": choose(
            gettext_lazy("In the department"),
            departments(),
            nothing=gettext_lazy("choose a department"),
        ),
    }
