"""Coming to the desk by the sign-in of the house: OpenID Connect, code flow with PKCE.

The provider answers by a GET, as its protocol wants; state and nonce lie in the session,
so an answer that nobody here asked for opens nothing. Whether it asks for a second step
is for the provider to say: who comes from there has taken what the house wants, and
takes the one they have here to change it.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import urlencode

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import OAuth
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from joserfc.errors import JoseError
from requests import RequestException

from answerable.agency.accounts.provider import SingleSignOn
from answerable.agency.accounts.single_sign_on import find_member
from answerable.front.desk.doors import own_path
from answerable.front.desk.entry.proofs import let_in_vouched, wanted_by
from answerable.lib.errors import NotFound

WANTED = "single_sign_on_wanted"
WAY_OUT = "single_sign_on_way_out"
WELL_KNOWN = "/.well-known/openid-configuration"
# What a provider that is down, or says what it should not, makes authlib raise.
TROUBLE = (AuthlibBaseError, JoseError, RequestException, ValueError, KeyError)
log = logging.getLogger(__name__)


@never_cache
@require_safe
def to_provider(request: HttpRequest) -> HttpResponse:
    """Send who comes to the provider of the house."""
    client = _client(_house())
    request.session[WANTED] = wanted_by(request)
    try:
        back = settings.SITE_URL + reverse("desk:single-sign-on-back")
        return cast("HttpResponse", client.authorize_redirect(request, back))
    except TROUBLE:
        log.warning("The provider of single sign-on does not answer.", exc_info=True)
        message = _("The sign-in of the house does not answer. Try again later.")
        return _not_let_in(request, message)


@never_cache
@require_safe
def from_provider(request: HttpRequest) -> HttpResponse:
    """Let in whom the provider names, if they are one of us."""
    house = _house()
    client = _client(house)
    try:
        token = client.authorize_access_token(request, claims_options=_issuer(house))
        claims = _claims(client, token, house.claim)
    except TROUBLE:
        log.warning("The provider of single sign-on vouched for nobody.", exc_info=True)
        return _not_let_in(request, _("The sign-in of the house did not let you in."))
    member = find_member(claims, house.claim)
    if member is None:
        message = _("The desk does not know you yet. Ask whoever runs this site.")
        return _not_let_in(request, message)
    wanted = request.session.pop(WANTED, "")
    let_in_vouched(request, member)
    request.session[WAY_OUT] = _way_out(client, token)
    return redirect(own_path(wanted))


def way_out(request: HttpRequest) -> str:
    """Return where the provider signs out who came by it; empty for anybody else."""
    return str(request.session.get(WAY_OUT, ""))


def _way_out(client: Any, token: Mapping[str, Any]) -> str:
    """Return the address that ends the session there, if the provider has one.

    OpenID Connect RP-Initiated Logout 1.0, section 2. Kept from the beginning, so that
    nobody who leaves has to wait for the provider.
    """
    endpoint = str(client.server_metadata.get("end_session_endpoint") or "")
    if not endpoint.startswith(("https://", "http://")):
        return ""
    asked = {
        "id_token_hint": token["id_token"],
        "client_id": client.client_id,
        "post_logout_redirect_uri": settings.SITE_URL + reverse("desk:sign-in"),
    }
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(asked)}"


def _issuer(house: SingleSignOn) -> dict[str, Any]:
    return {"iss": {"essential": True, "value": house.issuer}}


def _claims(client: Any, token: Mapping[str, Any], claim: str) -> dict[str, Any]:
    """Return what the provider says, proved by its signature. Raises TROUBLE."""
    said = dict(token["userinfo"])
    if claim in said:
        return said
    more = dict(client.userinfo(token=token))
    # OpenID Connect Core, section 5.3.2: else it may speak of somebody else.
    return {**more, **said} if more.get("sub") == said["sub"] else said


def _house() -> SingleSignOn:
    if settings.SSO is None:
        message = "no single sign-on"
        raise NotFound(message)
    return settings.SSO


def _client(house: SingleSignOn) -> Any:
    return OAuth().register(
        "house",
        client_id=house.client,
        client_secret=house.secret,
        server_metadata_url=house.issuer.rstrip("/") + WELL_KNOWN,
        client_kwargs={
            "scope": "openid email profile",
            "code_challenge_method": "S256",
            "default_timeout": 10,
        },
    )


def _not_let_in(request: HttpRequest, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect("desk:sign-in")
