"""What we ask the sign-in of the house, and what it vouches for: OpenID Connect with PKCE.

What stands behind this takes five megabytes of each process. Most houses have no such
sign-in, so ``single_sign_on`` brings it when somebody comes that way.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple, cast
from urllib.parse import urlencode

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import OAuth
from django.http import HttpRequest, HttpResponse
from joserfc.errors import JoseError
from requests import RequestException

from answerable.agency.accounts.provider import SingleSignOn
from answerable.lib.errors import NotVouched

WELL_KNOWN = "/.well-known/openid-configuration"
# What a provider that is down, or says what it should not, makes authlib raise.
TROUBLE = (AuthlibBaseError, JoseError, RequestException, ValueError, KeyError)
log = logging.getLogger(__name__)


class Vouched(NamedTuple):
    """What a provider says of somebody, proved by its signature.

    ``way_out`` is the address that ends the session there, empty where it has none.
    """

    claims: Mapping[str, Any]
    way_out: str


def ask(request: HttpRequest, house: SingleSignOn, back: str) -> HttpResponse:
    """Return the way to the provider, which sends who comes back. Raises NotVouched."""
    with _told("The provider of single sign-on does not answer."):
        sent = _client(house).authorize_redirect(request, back)
    return cast("HttpResponse", sent)


def hear(request: HttpRequest, house: SingleSignOn, after: str) -> Vouched:
    """Return whom the provider vouches for. Raises NotVouched.

    ``after`` is where they go once their session there has ended.
    """
    client = _client(house)
    with _told("The provider of single sign-on vouched for nobody."):
        token = client.authorize_access_token(request, claims_options=_issuer(house))
        claims = _claims(client, token, house.claim)
    return Vouched(claims, _way_out(client, token, after))


@contextmanager
def _told(what: str) -> Iterator[None]:
    """Write trouble with the provider down, and raise it as ours."""
    try:
        yield
    except TROUBLE as trouble:
        log.warning(what, exc_info=True)
        raise NotVouched(what) from trouble


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


def _way_out(client: Any, token: Mapping[str, Any], after: str) -> str:
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
        "post_logout_redirect_uri": after,
    }
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(asked)}"
