"""Joining two records of one human: first what will happen, then the button; and undo."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from answerable.agency.models import Staff
from answerable.cases.models import Case
from answerable.cases.persons import cases_of, person_worked
from answerable.casework import joining_people
from answerable.front.desk.case.stepping import status_of
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.persons import JoinPeopleForm, OtherPersonForm
from answerable.lib.errors import NotFound, Refused
from answerable.people.models import ContactPoint, Person
from answerable.people.queries import contact_points_of

MOST_SHOWN = 5


@dataclass(frozen=True)
class Side:
    """One of the two, with what moves: all addresses, and cases that may be seen."""

    person: Person
    points: list[ContactPoint]
    cases: list[Case]

    @classmethod
    def of(cls, person: Person, staff: Staff) -> Side:
        """Look at a person; a few cases are enough to know them by."""
        cases = list(cases_of(staff, person, after=None)[:MOST_SHOWN])
        return cls(person, contact_points_of(person), cases)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def person_join(request: DeskRequest, number: int) -> HttpResponse:
    """Look at two people before they are joined; on POST, join them."""
    found = person_worked(request.user, number)
    if request.method == "POST":
        return _join(request, JoinPeopleForm(found, request.user, request.POST))
    if "other" not in request.GET:
        return _ask(request, OtherPersonForm(found, request.user, None))
    form = OtherPersonForm(found, request.user, request.GET)
    if not form.is_valid():
        return _ask(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _foresee(request, form)


@require_POST
@staff_required
def person_part(request: DeskRequest, number: int) -> HttpResponse:
    """Take two people apart who were joined."""
    found = person_worked(request.user, number)
    join = request.POST.get("join", "")
    if not join.isdecimal():
        raise NotFound(join)
    joining_people.part_people(found, join=int(join), by=request.user)
    messages.success(request, _("They are two people again."))
    return redirect("desk:person", number)


def _join(request: DeskRequest, form: JoinPeopleForm) -> HttpResponse:
    if not form.is_valid():
        return _ask(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    given = form.cleaned_data
    try:
        joining_people.join_people(
            form.person,
            into=given["other"],
            by=request.user,
            seen=given["seen"],
            seen_other=given["seen_other"],
        )
    except Refused as refused:
        return _foresee(request, form, refused)
    messages.success(request, _("They are one person now. You can take them apart."))
    return redirect("desk:person", given["other"].pk)


def _ask(
    request: DeskRequest, form: OtherPersonForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    page = {"person": form.person, "form": form}
    return show(request, "desk/people/join.html", page, status)


def _foresee(
    request: DeskRequest, form: OtherPersonForm, refused: Refused | None = None
) -> HttpResponse:
    """Show both as they are now, what will happen, and why not if it cannot be."""
    one = person_worked(request.user, form.person.pk)
    other = person_worked(request.user, form.cleaned_data["other"].pk)
    page = {
        "person": one,
        "sides": [Side.of(one, request.user), Side.of(other, request.user)],
        "reference": form["other"].value(),
        "back_reference": _reference_of(request.user, one),
        "obstacle": _obstacle(one, other),
        "refused": refused.hint if refused else "",
    }
    status = status_of(refused) if refused else HTTPStatus.OK
    return show(request, "desk/people/join_look.html", page, status)


def _obstacle(one: Person, other: Person) -> str:
    try:
        joining_people.refuse_joining(one, other)
    except Refused as refused:
        return refused.hint
    return ""


def _reference_of(staff: Staff, person: Person) -> str:
    """Return a case by which the other way round can be looked at."""
    return cases_of(staff, person, after=None)[0].reference
