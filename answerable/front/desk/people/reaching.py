"""Another address or number of a person: asked for, confirmed and stopped by staff."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from answerable.cases.persons import person_worked
from answerable.casework import contact_points
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.persons import sent_again
from answerable.front.desk.forms.reaching import ConfirmContactForm, ContactForm
from answerable.lib.errors import Refused, Stale
from answerable.people.models import ContactChange
from answerable.people.queries import contact_changes_waiting


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def contact(request: DeskRequest, number: int) -> HttpResponse:
    """Write down how a person told us to reach them, and show what waits."""
    found = person_worked(request.user, number)
    if request.method != "POST":
        return _show(request, ContactForm(found))
    form = ContactForm(found, request.POST)
    if not form.is_valid():
        return _show(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        _ask(request, form)
    except Stale as stale:
        fresh = person_worked(request.user, number)
        again = sent_again(ContactForm, fresh, request.POST, stale)
        return _show(request, again, HTTPStatus.CONFLICT)
    except Refused as refused:
        form.add_error("address", refused.hint)
        return _show(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, _("Noted. It holds as soon as it is confirmed."))
    return redirect("desk:person-contact", found.pk)


@require_POST
@staff_required
def contact_confirm(request: DeskRequest, number: int, change: int) -> HttpResponse:
    """Let a new number hold."""
    found = person_worked(request.user, number)
    form = ConfirmContactForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(form.errors["how"][0]))
        return redirect("desk:person-contact", found.pk)
    how = ContactChange.How(form.cleaned_data["how"])
    contact_points.confirm_at_desk(found, change, how=how, by=request.user)
    messages.success(request, _("It holds from now on."))
    return redirect("desk:person", found.pk)


@require_POST
@staff_required
def contact_stop(request: DeskRequest, number: int, change: int) -> HttpResponse:
    """Stop a change that the person does not want any more."""
    found = person_worked(request.user, number)
    contact_points.stop_at_desk(found, change, by=request.user)
    messages.success(request, _("The change is stopped."))
    return redirect("desk:person", found.pk)


def _ask(request: DeskRequest, form: ContactForm) -> None:
    contact_points.ask(
        form.person,
        form.kind,
        form.cleaned_data["address"],
        replaces=form.replaced,
        by=request.user,
        seen=form.cleaned_data["seen"],
    )


def _show(
    request: DeskRequest, form: ContactForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    waiting = contact_changes_waiting(form.person)
    page = {
        "person": form.person,
        "form": form,
        "waiting": [
            (each, ConfirmContactForm(auto_id=f"change-{each.pk}-%s"))
            for each in waiting
        ],
    }
    return show(request, "desk/people/contact.html", page, status)
