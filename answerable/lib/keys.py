"""Signatures of what leaves the house: secrets at rest, links, reply addresses.

Every function takes the server's keys, newest first; the first signs, all verify, so
that a key can be rotated without closing what was handed out before.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import b32encode
from collections.abc import Sequence

from answerable.lib.references import find_reference

MAC_LENGTH = 16  # base 32: 80 bits, guessed through a mail server or never
DUMMY = "0" * 64


def seal(secret: str, key: str) -> str:
    """Return the HMAC-SHA-256 under which a secret is kept, in hexadecimal."""
    return _mac(key, "secret", secret).hex()


def opens(secret: str, sealed: str | None, keys: Sequence[str]) -> bool:
    """Tell whether the secret fits; an unknown case takes as long as a known one."""
    against = sealed or DUMMY
    fits = [hmac.compare_digest(seal(secret, key), against) for key in keys]
    return any(fits)


def reply_key(reference: str, address: str, keys: Sequence[str]) -> str:
    """Return what goes behind the plus sign of the address that replies come to."""
    symbols = reference.replace("-", "").lower()
    return f"{symbols}-{_short(keys[0], reference, address)}"


def find_reply_reference(key: str) -> str | None:
    """Return the reference that a reply key names, proved by nothing yet."""
    symbols, dash, mac = key.partition("-")
    well_formed = dash and len(mac) == MAC_LENGTH
    return find_reference(symbols) if well_formed else None


def is_reply_key(key: str, reference: str, address: str, keys: Sequence[str]) -> bool:
    """Tell whether this key was made for this case and this address."""
    mac = key.lower().rpartition("-")[2].encode("utf-8", "replace")
    fits = [
        hmac.compare_digest(mac, _short(known, reference, address).encode())
        for known in keys
    ]
    return any(fits)


def _short(key: str, reference: str, address: str) -> str:
    mac = _mac(key, "reply", reference, address.lower())
    return b32encode(mac).decode()[:MAC_LENGTH].lower()


def _mac(key: str, *parts: str) -> bytes:
    message = "\0".join(parts).encode("utf-8", "replace")
    return hmac.digest(key.encode(), message, hashlib.sha256)
