"""What somebody lets us remember, on the page of their own case, and what for."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods

from answerable.casework import own_wishes
from answerable.front.portal.doors import DOORS
from answerable.front.portal.forms.wishes import OwnWishesForm
from answerable.front.portal.guards import with_proof
from answerable.front.portal.known import begin_known, person_of
from answerable.front.portal.messages import Visit
from answerable.front.portal.posted import posted_by
from answerable.front.portal.presses import pressed
from answerable.lib.errors import NotAllowed, Stale
from answerable.people.queries import find_consent, wishes_of

case_accept = pressed(
    own_wishes.accept_own, gettext_lazy("We remember it from now on.")
)
case_decline = pressed(
    own_wishes.decline_own,
    gettext_lazy("We have erased it, and remember nothing of it."),
)
case_forget = pressed(
    own_wishes.forget_own,
    gettext_lazy("It is erased: nothing is remembered any more."),
)


@require_http_methods(["GET", "POST"])
@with_proof
def case_preferences(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask how the person wants us to be in touch, and whether we may remember it."""
    form = _form(visit, posted_by(request).data)
    if not form.is_valid():
        return _show(request, visit, form)
    try:
        own_wishes.remember_own(visit.case, form.wishes, seen=form.cleaned_data["seen"])
    except Stale as stale:
        return _show(request, visit, _afresh(visit, posted_by(request).data, stale))
    messages.success(request, _("We remember it from now on."))
    return redirect("portal:case", visit.case.reference)


@require_http_methods(["GET", "POST"])
@with_proof
def case_again(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Begin another request, without asking again who it is."""
    if find_consent(person_of(visit.case)) is None:
        raise NotAllowed(_("First let us remember how you want to be in touch."))
    door = DOORS.get(request.POST.get("door", ""))
    if door is None:
        context = {"case": visit.case, "doors": DOORS.values()}
        return render(request, "portal/case/again.html", context)
    writing = begin_known(visit, door)
    return redirect("portal:step", door, writing.draft.token, writing.open_step)


def _form(visit: Visit, sent: QueryDict | None) -> OwnWishesForm:
    person = person_of(visit.case)
    return OwnWishesForm(
        wishes_of(person.pk),
        sent,
        version=person.version,
        has_agreed=find_consent(person) is not None,
    )


def _afresh(visit: Visit, sent: QueryDict | None, stale: Stale) -> OwnWishesForm:
    """Return the form with what was chosen, about the person as they are by now."""
    data = sent.copy() if sent else QueryDict(mutable=True)
    data["seen"] = str(person_of(visit.case).version)
    form = _form(visit, data)
    form.full_clean()
    form.add_error(None, stale.hint)
    return form


def _show(request: HttpRequest, visit: Visit, form: OwnWishesForm) -> HttpResponse:
    context = {"case": visit.case, "form": form}
    return render(request, "portal/case/preferences.html", context)
