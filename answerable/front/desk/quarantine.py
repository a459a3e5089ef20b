"""What nobody understood, for the supervisors of the triage team alone.

Every look at a message is a line in its journal (``casework.quarantine``), so opening
its page writes, and changes nothing else.
"""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from answerable.agency.queries import has_quarantine
from answerable.cases.access import visible_to
from answerable.casework import quarantine as held
from answerable.channels.models import Envelope
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.quarantine import OpenForm, RefuseForm
from answerable.lib.errors import NotFound

PAGE = 50


@require_safe
@staff_required
def quarantine(request: DeskRequest) -> HttpResponse:
    """List what waits for a decision, the newest first."""
    if not has_quarantine(request.user):
        raise NotFound(request.path)
    envelopes = Paginator(held.quarantined_for(request.user), PAGE)
    page = envelopes.get_page(request.GET.get("page"))
    return show(request, "desk/quarantine/list.html", {"page": page})


@require_safe
@staff_required
def item(request: DeskRequest, reference: str) -> HttpResponse:
    """Show one message as plain text, and what can be done with it."""
    return _show_item(request, reference)


@require_POST
@staff_required
def replay(request: DeskRequest, reference: str) -> HttpResponse:
    """Try again to understand it."""
    return _go_on(request, held.replay(request.user, reference))


@require_POST
@staff_required
def open_by_hand(request: DeskRequest, reference: str) -> HttpResponse:
    """Open a case with what a person made of it."""
    form = OpenForm(request.POST)
    if not form.is_valid():
        return _show_item(request, reference, opening=form)
    words = form.cleaned_data["words"]
    return _go_on(request, held.open_by_hand(request.user, reference, words=words))


@require_POST
@staff_required
def refuse(request: DeskRequest, reference: str) -> HttpResponse:
    """Say that it needs no case, and why."""
    form = RefuseForm(request.POST)
    if not form.is_valid():
        return _show_item(request, reference, refusal=form)
    reason = form.cleaned_data["reason"]
    return _go_on(request, held.refuse(request.user, reference, reason=reason))


def _show_item(
    request: DeskRequest,
    reference: str,
    *,
    opening: OpenForm | None = None,
    refusal: RefuseForm | None = None,
) -> HttpResponse:
    sent = opening or refusal
    page = {
        "look": held.look(request.user, reference),
        "form": sent,
        "opening": opening or OpenForm(),
        "refusal": refusal or RefuseForm(),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if sent else HTTPStatus.OK
    return show(request, "desk/quarantine/item.html", page, status)


def _go_on(request: DeskRequest, envelope: Envelope) -> HttpResponse:
    """Say what became of it, and go to its case where there is one to be seen."""
    reference = envelope.case_reference
    messages.info(request, _told(envelope))
    if reference and visible_to(request.user).filter(reference=reference).exists():
        return redirect("desk:case", reference)
    return redirect("desk:quarantine")


def _told(envelope: Envelope) -> str:
    outcomes = Envelope.Outcome
    return {
        outcomes.OPENED: _("A case was opened from it."),
        outcomes.CONTINUED: _("It was added to its case."),
        outcomes.DUPLICATE: _("It had come before: nothing was added."),
        outcomes.REFUSED: _("It was put aside, with your reason."),
        outcomes.QUARANTINED: _("It still cannot be understood: open it by hand."),
        outcomes.WAITING: _("It waits for its next try, in less than a minute."),
    }[outcomes(envelope.outcome)]
