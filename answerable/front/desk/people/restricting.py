"""Contact with a person is limited by one who leads, and that is looked at again."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from answerable.casework import conduct as story
from answerable.complaints.access import (
    person_restricted_by,
    restriction_reviewed_by,
)
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.restricting import RestrictForm
from answerable.front.desk.forms.reviewing import ReviewForm
from answerable.front.desk.people.deciding import told, try_to_tell
from answerable.front.desk.people.limits import limits_of
from answerable.lib.errors import Stale


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def person_restrict(request: DeskRequest, number: int) -> HttpResponse:
    """Limit for some months how a person is in touch."""
    found = person_restricted_by(request.user, number)
    if request.method != "POST":
        return _show(request, RestrictForm(found, request.user))
    form = RestrictForm(found, request.user, request.POST)
    return try_to_tell(form, partial(_restrict, request), partial(_show, request))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def person_review(request: DeskRequest, number: int, restriction: int) -> HttpResponse:
    """Keep, ease or lift what is limited."""
    person = person_restricted_by(request.user, number)
    found = restriction_reviewed_by(request.user, person, restriction)
    if request.method != "POST":
        return _show_review(request, ReviewForm(found, person, request.user))
    form = ReviewForm(found, person, request.user, request.POST)
    try:
        return try_to_tell(
            form, partial(_review, request), partial(_show_review, request)
        )
    except Stale as stale:
        return _show_review(request, form.again(stale.hint), HTTPStatus.CONFLICT)


def _restrict(request: DeskRequest, form: RestrictForm) -> HttpResponse:
    made = story.restrict(form.person, form.plan, by=request.user)
    messages.success(request, told(made))
    return redirect("desk:person-conduct", form.person.pk)


def _review(request: DeskRequest, form: ReviewForm) -> HttpResponse:
    given = form.cleaned_data
    made = story.review(
        form.person,
        form.restriction,
        cause=given["cause"],
        decision=given["decision"],
        reasons=given["reasons"],
        after=form.after,
        ends_on=given["ends_on"],
        review_on=given["review_on"],
        by=request.user,
        seen=given["seen"],
    )
    messages.success(request, told(made))
    return redirect("desk:person-conduct", form.person.pk)


def _show(
    request: DeskRequest, form: RestrictForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    page = {"person": form.person, "form": form}
    return show(request, "desk/people/restrict.html", page, status)


def _show_review(
    request: DeskRequest, form: ReviewForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    found = form.restriction
    page = {
        "person": form.person,
        "form": form,
        "restriction": found,
        "lines": limits_of(found.terms),
    }
    return show(request, "desk/people/review.html", page, status)
