"""Who knocks, as far as limits need to know: a salted hash, never the address."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

SALT = "answerable.visitor"
LENGTH = 32  # of the hexadecimal digits: 128 bits


def visitor_of(request: HttpRequest) -> str:
    """Return the same short hash for everything that comes from one address."""
    digest: str = salted_hmac(SALT, address_of(request)).hexdigest()
    return digest[:LENGTH]


def address_of(request: HttpRequest) -> str:
    """Return the address that the outermost of our own proxies saw.

    What stands further left in the header was written by whoever sent it.
    """
    seen: str = request.META.get("REMOTE_ADDR", "")
    if not settings.TRUSTED_PROXIES:
        return seen
    forwarded: str = request.META.get("HTTP_X_FORWARDED_FOR", "")
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    known = hops[-settings.TRUSTED_PROXIES :]
    return known[0] if known else seen
