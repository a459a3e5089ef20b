"""Another address or number: asked for beside a case, confirmed and stopped by links."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from answerable.casework import contact_points
from answerable.front.portal.forms.contact import ContactForm
from answerable.front.portal.guards import with_proof
from answerable.front.portal.known import person_of
from answerable.front.portal.messages import Visit
from answerable.front.portal.posted import posted_by
from answerable.lib.errors import Refused
from answerable.people.models import ContactPoint


@require_http_methods(["GET", "POST"])
@with_proof
def case_contact(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask for a new address; the answer is the same, whosever it is."""
    person_of(visit.case)
    form = ContactForm(posted_by(request).data)
    if form.is_valid() and _is_asked(visit, form):
        messages.success(request, _told(form.cleaned_data["kind"]))
        return redirect("portal:case", visit.case.reference)
    return render(
        request, "portal/case/contact.html", {"case": visit.case, "form": form}
    )


@require_http_methods(["GET", "POST"])
@never_cache
def contact_confirm(request: HttpRequest, key: str) -> HttpResponse:
    """Ask whether a new address is the right one; the button lets it hold."""
    if request.method == "POST":
        contact_points.confirm(key)
        return redirect("portal:contact-confirm", key)
    change = contact_points.change_to_confirm(key)
    return render(request, "portal/contact/confirm.html", {"change": change})


@require_http_methods(["GET", "POST"])
@never_cache
def contact_stop(request: HttpRequest, key: str) -> HttpResponse:
    """Ask whether a change shall be stopped; the button stops it."""
    if request.method == "POST":
        contact_points.stop(key)
        return redirect("portal:contact-stop", key)
    change = contact_points.change_to_stop(key)
    return render(request, "portal/contact/stop.html", {"change": change})


def _is_asked(visit: Visit, form: ContactForm) -> bool:
    """Ask for the change, or say beside the field why that cannot be."""
    given = form.cleaned_data
    try:
        contact_points.ask_own(visit.case, given["kind"], given["address"])
    except Refused as refused:
        form.add_error("address", refused.hint)
        return False
    return True


def _told(kind: str) -> str:
    if kind == ContactPoint.Kind.PHONE:
        return _(
            "Thank you. A member of our staff checks the number; until then nothing"
            " changes."
        )
    return _(
        "We have sent a link to the new address. Open it and say yes: until then"
        " nothing changes."
    )
