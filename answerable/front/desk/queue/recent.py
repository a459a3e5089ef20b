"""The cases that were opened last in this browser, by their references alone.

A cookie holds them: reading a case writes nothing on the server, and it works without a
script. It says whose it is, so that the next one at this desk reads nothing of it; what
may not be seen any more is left out.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.agency.models import Staff
from answerable.cases.access import visible_to
from answerable.cases.lists import rows_of
from answerable.cases.models import Case
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.lib.references import find_reference

MOST_REMEMBERED = 10
COOKIE = "recent"
BETWEEN = "."


@require_safe
@staff_required
def recent(request: DeskRequest) -> HttpResponse:
    """List the cases that were opened last, the last one first."""
    references = opened_by(request.user, request)
    visible = visible_to(request.user).filter(reference__in=references)
    known = dict(visible.values_list("reference", "pk"))
    rows = rows_of([known[each] for each in references if each in known])
    return show(request, "desk/cases/recent.html", {"cases": rows})


def remember(response: HttpResponse, request: DeskRequest, case: Case) -> HttpResponse:
    """Have the browser remember that a case was opened."""
    others = opened_by(request.user, request)
    newest = [case.reference, *(each for each in others if each != case.reference)]
    response.set_cookie(
        COOKIE,
        BETWEEN.join([str(request.user.pk), *newest[:MOST_REMEMBERED]]),
        max_age=settings.SESSION_COOKIE_AGE,
        path=reverse("desk:queue"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def forget(response: HttpResponse) -> HttpResponse:
    """Have the browser forget which cases were opened."""
    response.delete_cookie(COOKIE, path=reverse("desk:queue"), samesite="Lax")
    return response


def opened_by(staff: Staff, request: HttpRequest) -> list[str]:
    """Return the references that this browser remembers of this member of staff."""
    whose, *named = request.COOKIES.get(COOKIE, "").split(BETWEEN)
    if whose != str(staff.pk):
        return []
    return [each for each in named[:MOST_REMEMBERED] if find_reference(each) == each]
