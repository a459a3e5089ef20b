"""After sending: the confirmation, and letting through what came after too many."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from answerable.cases.access import case_followed
from answerable.cases.models.case import CaseType
from answerable.cases.proofs import SecretProof
from answerable.cases.public import FollowedCase
from answerable.casework import quarantine
from answerable.channels.models import Envelope
from answerable.front.portal.cookies import find_sent_here
from answerable.front.portal.doors import DOORS, Door, Said
from answerable.front.portal.promise import promised_to
from answerable.front.portal.sending import Sent
from answerable.front.portal.suggesting import Shown, shown_to
from answerable.front.portal.visitors import visitor_of
from answerable.knowledge.related import beside_service
from answerable.lib.errors import NotFound

OF_OTHER_MOOD = {CaseType.COMPLAINT, CaseType.COMPLIMENT}
SETTLED = (Envelope.Outcome.OPENED, Envelope.Outcome.CONTINUED)


@require_GET
@never_cache
def done(request: HttpRequest, door: Door, reference: str) -> HttpResponse:
    """Show the browser that sent a request its reference, secret and promise."""
    sent = find_sent_here(request, reference)
    if sent is None:
        asked = urlencode({"reference": reference})
        return redirect(f"{reverse('portal:track')}?{asked}")
    case = _find_case(sent, visitor_of(request))
    context = {
        "door": door,
        "said": _thanks(door, case),
        "sent": sent,
        "case": case,
        "promised": promised_to(case.pk, case.team) if case else None,
        "suggested": _suggested(request, case),
        "is_held": not case and is_held(Envelope.objects.get(reference=reference)),
    }
    return render(request, "portal/request/done.html", context)


@require_http_methods(["GET", "POST"])
def release(request: HttpRequest, key: str) -> HttpResponse:
    """Ask whether a request is really theirs; the button lets it through."""
    if request.method == "POST":
        quarantine.release(key)
        return redirect("portal:release", key)
    envelope = quarantine.get_released(key)
    context = {
        "envelope": envelope,
        "is_held": is_held(envelope),
        "is_settled": envelope.outcome in SETTLED,
    }
    return render(request, "portal/request/release.html", context)


def is_held(envelope: Envelope) -> bool:
    """Tell whether a request waits for its sender to say that it is theirs."""
    quarantined = envelope.outcome == Envelope.Outcome.QUARANTINED
    return quarantined and envelope.reason == "too_many"


def _suggested(request: HttpRequest, case: FollowedCase | None) -> list[Shown]:
    """Return what often belongs to the service; nothing beside a complaint or thanks."""
    if case is None or case.service is None or case.case_type in OF_OTHER_MOOD:
        return []
    return shown_to(request, beside_service(case.service))


def _thanks(door: Door, case: FollowedCase | None) -> Said:
    """Return that we have it; a complaint is called so, whatever door it came in by."""
    is_complaint = case is not None and case.case_type == CaseType.COMPLAINT
    return (DOORS["complain"] if is_complaint else door).done


def _find_case(sent: Sent, visitor: str) -> FollowedCase | None:
    """Return the case that a request became; None where nobody understood it yet."""
    try:
        return case_followed(SecretProof(sent.secret, visitor), sent.reference)
    except NotFound:
        return None
