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
    if claim != EMAIL:
        return Staff.objects.filter(username=said, is_active=True).first()
    # An address that nobody has verified is what somebody typed.
    return _with_address(said) if claims.get("email_verified") is True else None


def _with_address(said: str) -> Staff | None:
    alike = list(Staff.objects.filter(email__iexact=said, is_active=True)[:2])
    # To the database, an i without its dot is an i; to a mail server, somebody else's.
    is_theirs = len(alike) == 1 and alike[0].email.lower() == said.lower()
    return alike[0] if is_theirs else None
