"""How a person wants us to be in touch: written down with their consent, or erased."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from answerable.cases.persons import person_worked
from answerable.casework import persons
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.persons import PreferencesForm, sent_again
from answerable.lib.errors import Stale
from answerable.people.models import Person
from answerable.people.queries import find_consent, wishes_of


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def preferences(request: DeskRequest, number: int) -> HttpResponse:
    """Write down how a person wants us to be in touch."""
    found = person_worked(request.user, number)
    if request.method != "POST":
        return _show(request, _form(found))
    form = _form(found, request.POST)
    if not form.is_valid():
        return _show(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        seen = form.cleaned_data["seen"]
        persons.remember(found, form.wishes, by=request.user, seen=seen)
    except Stale as stale:
        fresh = person_worked(request.user, number)
        again = sent_again(_form, fresh, request.POST, stale)
        return _show(request, again, HTTPStatus.CONFLICT)
    messages.success(request, _("We remember it from now on."))
    return redirect("desk:person", found.pk)


@require_POST
@staff_required
def forget(request: DeskRequest, number: int) -> HttpResponse:
    """Erase what a person let us remember."""
    found = person_worked(request.user, number)
    persons.forget(found, by=request.user)
    messages.success(request, _("It is erased: nothing is remembered any more."))
    return redirect("desk:person", found.pk)


def _form(person: Person, sent: QueryDict | None = None) -> PreferencesForm:
    has_agreed = find_consent(person) is not None
    return PreferencesForm(person, wishes_of(person.pk), sent, has_agreed=has_agreed)


def _show(
    request: DeskRequest, form: PreferencesForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    page = {"person": form.person, "form": form}
    return show(request, "desk/people/preferences.html", page, status)
