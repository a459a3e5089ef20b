"""One person: how they are reached, what they let us remember, and their cases."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from answerable.agency.models import Staff
from answerable.cases.access import is_auditor
from answerable.cases.models import Case
from answerable.cases.persons import (
    cases_of,
    person_for,
    representatives_of_person,
    twins_of,
    works_for,
)
from answerable.casework import persons
from answerable.complaints.access import may_read_conduct
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.people.limits import limits_for
from answerable.front.desk.queue.positions import find_place, position_of
from answerable.front.shared.wishes import lines_of
from answerable.lib.parties import IdentityLevel
from answerable.people.models import ContactPoint, Person
from answerable.people.queries import (
    changes_of,
    consents_of,
    contact_changes_waiting,
    contact_points_of,
    joined_with,
    wishes_of,
)

PAGE = 20
SHOWN = ("reference", "summary", "state", "opened_at", "team")
LEVELS = {
    IdentityLevel.ANONYMOUS: _("nothing is known"),
    IdentityLevel.CLAIMED: _("given, not proved"),
    IdentityLevel.VERIFIED_CHANNEL: _("proved: what we send there reaches them"),
    IdentityLevel.SIGNED_IN: _("proved: they signed in"),
    IdentityLevel.SEEN_IN_PERSON: _("proved: we saw them in person"),
}


@require_safe
@staff_required
def person(request: DeskRequest, number: int) -> HttpResponse:
    """Show a person to who may see a case of theirs; addresses to who works on one."""
    found = _looked_at(request.user, number)
    may_work = works_for(request.user, found)
    cases, after = _cases(request, found)
    page = {
        "person": found,
        "may_work": may_work,
        "points": _points(found) if may_work else [],
        "waiting": contact_changes_waiting(found) if may_work else [],
        "wishes": lines_of(wishes_of(found.pk)),
        "limits": limits_for(found.pk),
        "may_see_conduct": may_work or may_read_conduct(request.user, found),
        "consents": consents_of(found),
        "changes": changes_of(found),
        "twins": twins_of(request.user, found) if may_work else [],
        "joined": joined_with(found),
        "representatives": representatives_of_person(request.user, found),
        "cases": cases,
        "after": after,
        "is_first": not request.GET.get("after"),
    }
    return show(request, "desk/people/person.html", page)


def _looked_at(staff: Staff, number: int) -> Person:
    """Return the person; the look of one who only reads leaves a trace."""
    found = person_for(staff, number)
    if is_auditor(staff):
        persons.log_look(staff, found)
    return found


def _points(person: Person) -> list[tuple[ContactPoint, str]]:
    """Return each way to reach a person, and how sure we are that it is theirs."""
    return [
        (point, str(LEVELS[IdentityLevel(point.level)]))
        for point in contact_points_of(person)
    ]


def _cases(request: DeskRequest, person: Person) -> tuple[list[Case], str]:
    """Return a page of cases, and where the next one begins if there is one."""
    place = find_place(request.GET.get("after", ""))
    rows = cases_of(request.user, person, after=place).only(*SHOWN)
    found = list(rows[: PAGE + 1])
    return found[:PAGE], position_of(found[PAGE - 1]) if len(found) > PAGE else ""
