"""The ways to a case: reference and secret, the link in a mail, and what if both are lost."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from answerable.cases.access import case_followed
from answerable.cases.proofs import LinkProof, SecretProof
from answerable.casework import follow
from answerable.front.portal.cookies import give_proof
from answerable.front.portal.forms.track import LostForm, TrackForm, VerifyForm
from answerable.front.portal.posted import posted_by
from answerable.front.portal.visitors import visitor_of
from answerable.lib.errors import NotFound, Refused
from answerable.lib.wording import without_nul


@require_http_methods(["GET", "POST"])
@never_cache
def track(request: HttpRequest) -> HttpResponse:
    """Ask for reference and secret; an unknown one and a wrong one sound the same."""
    typed = without_nul(request.GET.get("reference", ""))
    form = TrackForm(posted_by(request).data, initial={"reference": typed})
    status = HTTPStatus.OK
    if form.is_valid():
        given = form.cleaned_data
        proof = SecretProof(given["secret"], visitor_of(request))
        try:
            return _to_case(proof, case_followed(proof, given["reference"]).reference)
        except NotFound:
            form.add_error(None, _wrong_pair())
        except Refused as refused:
            form.add_error(None, refused.hint)
            status = HTTPStatus.TOO_MANY_REQUESTS
    return render(request, "portal/track/track.html", {"form": form}, status=status)


@require_GET
@never_cache
def case_link(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    """Take the key out of the address of a mail's link, and show the case."""
    proof = LinkProof(key)
    try:
        return _to_case(proof, case_followed(proof, reference).reference)
    except NotFound:
        context = {"reference": reference}
        old = HTTPStatus.NOT_FOUND
        return render(request, "portal/track/old_link.html", context, status=old)


@require_http_methods(["GET", "POST"])
def lost(request: HttpRequest) -> HttpResponse:
    """Send a link to the address on file; the answer is the same for any reference."""
    typed = without_nul(request.GET.get("reference", ""))
    form = LostForm(posted_by(request).data, initial={"reference": typed})
    if form.is_valid():
        follow.send_link(form.cleaned_data["reference"])
        messages.success(
            request,
            _(
                "If there is a case with this reference and we have an e-mail address"
                " for it, we have just sent a new link to that address."
            ),
        )
        return redirect("portal:track")
    return render(request, "portal/track/lost.html", {"form": form})


@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Say how to tell our messages from others, and confirm one on request."""
    form = VerifyForm(posted_by(request).data)
    if form.is_valid():
        given = form.cleaned_data
        follow.confirm_ours(given["reference"], given["email"])
        messages.success(
            request,
            _(
                "If we wrote to this address about this case in the last 30 days, we"
                " have just sent a confirmation to it."
            ),
        )
        return redirect("portal:verify")
    return render(request, "portal/track/verify.html", {"form": form})


def _to_case(proof: SecretProof | LinkProof, reference: str) -> HttpResponse:
    response = redirect("portal:case", reference)
    give_proof(response, reference, proof)
    return response


def _wrong_pair() -> str:
    return _(
        "This reference and this secret do not belong together. Look at the confirmation"
        " page or our message, and type both again."
    )
