"""Whom the sign-in of the house means: a member that we know, or nobody.

Nobody gets an account this way, and no role: whoever works here is put in place by the
seed folder or at the desk, and found by an address that the provider has verified, or by
a claim that the operator names.
"""

from __future__ import annotations

from collections.abc import Mapping

from answerable.agency.models import Staff

EMAIL = "email"


def find_member(claims: Mapping[str, object], claim: str) -> Staff | None:
    """Return the one member whom these claims name; None for none and for several."""
    said = claims.get(claim)
    if not isinstance(said, str) or not said.strip():
        return None
    named = _by_address(claims, said) if claim == EMAIL else {"username": said}
    found = list(Staff.objects.filter(**named, is_active=True)[:2]) if named else []
    return found[0] if len(found) == 1 else None


def _by_address(claims: Mapping[str, object], said: str) -> dict[str, str]:
    # An address that nobody has verified is what somebody typed.
    return {"email__iexact": said} if claims.get("email_verified") is True else {}
