"""What a browser is trusted with: a proof for one case, a secret for one page.

Each cookie is signed, hidden from scripts and sent to its own pages alone. The pages
exist once a language, and so does the cookie: a reader may change it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import timedelta
from functools import cache
from typing import Literal

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language, override

from answerable.cases.proofs import LinkProof, Proof, SecretProof
from answerable.front.portal.doors import Door
from answerable.front.portal.sending import SHOWN_FOR, Sent
from answerable.front.portal.visitors import visitor_of

PROOF, SENT = "proof", "sent"
PROVED_FOR = timedelta(minutes=30)


def give_proof(response: HttpResponseBase, reference: str, proof: Proof) -> None:
    """Let this browser see one case for a while."""
    path = reverse("portal:case", args=[reference])
    held = (
        {"link": proof.key}
        if isinstance(proof, LinkProof)
        else {"secret": proof.secret}
    )
    # Lax, not strict: the link in a mail is followed from another site.
    value = {"reference": reference, **held}
    _set(response, PROOF, value, path=path, lifetime=PROVED_FOR, samesite="Lax")


def find_proof(request: HttpRequest, reference: str) -> Proof | None:
    """Return what this browser proved about this very case."""
    held = _read(request, PROOF, PROVED_FOR)
    if held.get("reference") != reference:
        return None
    if "link" in held:
        return LinkProof(str(held["link"]))
    # Signed by us, so it fitted when it was typed.
    secret = str(held.get("secret", ""))
    return SecretProof(secret, visitor_of(request), was_accepted=True)


def give_sent(response: HttpResponseBase, door: Door, sent: Sent) -> None:
    """Let this browser alone see the confirmation page, also when it is reloaded."""
    path = reverse("portal:done", args=[door, sent.reference])
    value = asdict(sent)
    _set(response, SENT, value, path=path, lifetime=SHOWN_FOR, samesite="Strict")


def find_sent_here(request: HttpRequest, reference: str) -> Sent | None:
    """Return what this browser has sent, if it was just now."""
    held = _read(request, SENT, SHOWN_FOR)
    if held.get("reference") != reference:
        return None
    return Sent(reference, str(held["secret"]), bool(held["is_release_sent"]))


def _set(
    response: HttpResponseBase,
    name: str,
    value: Mapping[str, object],
    *,
    path: str,
    lifetime: timedelta,
    samesite: Literal["Lax", "Strict"],
) -> None:
    signed = signing.dumps(value, salt=f"answerable.{name}")
    inside = path.removeprefix(_home(get_language() or ""))
    for code, _ in settings.LANGUAGES:
        response.set_cookie(
            f"{name}-{code}",
            signed,
            max_age=lifetime,
            path=_home(code) + inside,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite=samesite,
        )


@cache
def _home(language: str) -> str:
    """Return where the pages of a language begin."""
    with override(language):
        return reverse("portal:start")


def _read(request: HttpRequest, name: str, lifetime: timedelta) -> dict[str, object]:
    signed = request.COOKIES.get(f"{name}-{get_language()}", "")
    try:
        held: dict[str, object] = signing.loads(
            signed, salt=f"answerable.{name}", max_age=lifetime
        )
    except signing.BadSignature:
        return {}
    return held
