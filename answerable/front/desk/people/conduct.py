"""How we keep in touch with a person: what is limited, what came before, and a warning."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.cases.access import is_auditor
from answerable.cases.persons import person_for, works_for
from answerable.casework import conduct as story, persons
from answerable.complaints.access import (
    may_read_conduct,
    may_restrict,
    person_warned_by,
)
from answerable.complaints.models import ConductWarning, ContactRestriction
from answerable.complaints.restrictions import counts, restrictions_of, warnings_of
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.conduct import WarnForm
from answerable.front.desk.people.deciding import told, try_to_tell
from answerable.front.desk.people.limits import limits_for, limits_of
from answerable.people.models import Person


@require_safe
@staff_required
def person_conduct(request: DeskRequest, number: int) -> HttpResponse:
    """Show what is limited today; to who decides and audits, also what was before."""
    found = _looked_at(request.user, number)
    leads = may_restrict(request.user, found)
    may_read = leads or may_read_conduct(request.user, found)
    may_warn = leads or works_for(request.user, found)
    decided = _restrictions(found) if may_read else []
    page = {
        "person": found,
        "limits": limits_for(found.pk),
        "warnings": _warnings(request.user, found) if may_read or may_warn else [],
        "restrictions": decided,
        "may_read": may_read,
        "may_warn": may_warn,
        "may_review": leads,
        "may_restrict": leads and all(is_over for _, _, is_over in decided),
    }
    return show(request, "desk/people/conduct.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def person_warn(request: DeskRequest, number: int) -> HttpResponse:
    """Tell a person in writing what goes too far."""
    found = person_warned_by(request.user, number)
    if request.method != "POST":
        return _show(request, WarnForm(found, request.user))
    form = WarnForm(found, request.user, request.POST)
    return try_to_tell(form, partial(_warn, request), partial(_show, request))


def _warn(request: DeskRequest, form: WarnForm) -> HttpResponse:
    made = story.warn(form.person, **form.warning, by=request.user)
    messages.success(request, told(made))
    return redirect("desk:person-conduct", form.person.pk)


def _show(
    request: DeskRequest, form: WarnForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    page = {"person": form.person, "form": form}
    return show(request, "desk/people/warn.html", page, status)


def _looked_at(staff: Staff, number: int) -> Person:
    """Return the person; the look of one who only reads leaves a trace."""
    found = person_for(staff, number)
    if is_auditor(staff):
        persons.log_look(staff, found)
    return found


def _warnings(staff: Staff, person: Person) -> list[tuple[ConductWarning, bool]]:
    """Return the warnings, and whether their words may be read.

    Who neither decides nor audits reads their own, and that there are others, while they
    count.
    """
    reads = may_read_conduct(staff, person)
    known = [each for each in warnings_of(person) if reads or counts(each)]
    return [(each, reads or each.by_id == staff.pk) for each in known]


def _restrictions(
    person: Person,
) -> list[tuple[ContactRestriction, list[str], bool]]:
    """Return all that was limited, what it limits by now, and whether it is over."""
    day = today()
    return [
        (each, limits_of(each.terms), each.is_over(day))
        for each in restrictions_of(person)
    ]
