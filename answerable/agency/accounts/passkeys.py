"""Passkeys: asked for, kept, and asked to prove themselves (WebAuthn, level 2).

``ask_…`` returns what the browser is asked and what must be remembered until it has
answered; ``keep_passkey`` and ``opens_with_passkey`` take the answer with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from fido2.server import Fido2Server
from fido2.utils import websafe_decode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from answerable.agency.models import Passkey, Staff

Answer = Mapping[str, Any]
# What fido2 raises for an answer that is not well formed, or proves nothing.
FAULTY = (ValueError, TypeError, KeyError, AttributeError)


class Question(NamedTuple):
    """What a browser is asked, and what we remember until it answers."""

    asked: dict[str, Any]
    state: dict[str, Any]


def are_possible() -> bool:
    """Tell whether browsers do this here: the site needs a name and HTTPS."""
    site = urlsplit(settings.SITE_URL)
    host = site.hostname or ""
    return not _is_number(host) and (site.scheme == "https" or host == "localhost")


def ask_for_new(staff: Staff) -> Question:
    """Ask for a key that this member does not have yet."""
    user = PublicKeyCredentialUserEntity(
        id=str(staff.pk).encode(), name=staff.username, display_name=str(staff)
    )
    asked, state = _server().register_begin(
        user,
        credentials=_credentials(staff),
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return Question(dict(asked), state)


def keep_passkey(
    staff: Staff, answer: Answer, state: dict[str, Any], *, name: str
) -> bool:
    """Give a member the key that a browser made; False where it proves nothing."""
    try:
        made = _server().register_complete(state, answer)
    except FAULTY:
        return False
    known = made.credential_data
    if known is None:
        return False
    kept = {
        "staff": staff,
        "name": name,
        "credential": bytes(known),
        "uses": made.counter,
        "added_at": timezone.now(),
    }
    _key, is_new = Passkey.objects.get_or_create(
        credential_id=known.credential_id, defaults=kept
    )
    return is_new


def ask_for_proof(staff: Staff | None) -> Question:
    """Ask this member for one of their keys, or anybody for any.

    A key alone, without a password before it, must know its owner: by a finger, a face
    or a PIN.
    """
    wanted = UserVerificationRequirement.PREFERRED
    asked, state = _server().authenticate_begin(
        credentials=_credentials(staff) if staff else None,
        user_verification=wanted if staff else UserVerificationRequirement.REQUIRED,
    )
    return Question(dict(asked), state)


@transaction.atomic
def find_owner(answer: Answer, state: dict[str, Any]) -> Staff | None:
    """Return whose key proved itself, or None."""
    try:
        sought = websafe_decode(answer["id"])
        row = _locked(sought)
        if row is None:
            return None
        known = AttestedCredentialData(bytes(row.credential))
        _server().authenticate_complete(state, [known], answer)
        read = AuthenticationResponse.from_dict(answer)
    except FAULTY:
        return None
    uses = read.response.authenticator_data.counter
    # Of two keys that count, the one that is behind is a copy: WebAuthn, section 6.1.1.
    if (uses or row.uses) and uses <= row.uses:
        return None
    row.uses, row.used_at = uses, timezone.now()
    row.save(update_fields=["uses", "used_at"])
    return row.staff


def _locked(credential_id: bytes) -> Passkey | None:
    rows = Passkey.objects.select_for_update(no_key=True, of=("self",))
    return (
        rows.select_related("staff")
        .filter(credential_id=credential_id, staff__is_active=True)
        .first()
    )


def _credentials(staff: Staff) -> list[AttestedCredentialData]:
    rows = Passkey.objects.filter(staff=staff).order_by("pk")
    return [AttestedCredentialData(bytes(row.credential)) for row in rows]


def _server() -> Fido2Server:
    host = urlsplit(settings.SITE_URL).hostname or ""
    return Fido2Server(PublicKeyCredentialRpEntity(id=host, name=host))


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
