"""Codes of an authenticator app: six digits that are new every half minute; pure.

Source: RFC 6238 (TOTP) over RFC 4226 (HOTP), with SHA-1 and 30 seconds, which is what
every app knows. The address that an app is set up by is the one of its key URI format.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import b32decode, b32encode
from urllib.parse import quote, urlencode

SECONDS = 30
DIGITS = 6
DRIFT = 1  # steps that a clock may be wrong: RFC 6238, section 5.2
SECRET_BYTES = 20  # as long as the hash: RFC 4226, section 4


def new_secret() -> str:
    """Return a random secret in base 32, as apps take it."""
    return b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def step_at(seconds: float) -> int:
    """Return the number of the half minute in which this second of Unix time lies."""
    return int(seconds) // SECONDS


def code_of(secret: str, step: int) -> str:
    """Return the code of one step."""
    digest = hmac.digest(b32decode(secret), step.to_bytes(8, "big"), hashlib.sha1)
    at = digest[-1] & 0x0F
    number = int.from_bytes(digest[at : at + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def find_step(secret: str, typed: str, *, now: int, after: int) -> int | None:
    """Return the step whose code was typed; only one later than ``after`` counts.

    So a code opens once, also for whoever looks over a shoulder.
    """
    code = "".join(typed.split()).encode()
    steps = range(max(now - DRIFT, after + 1), now + DRIFT + 1)
    fits = [
        step
        for step in steps
        if hmac.compare_digest(code_of(secret, step).encode(), code)
    ]
    return fits[0] if fits else None


def setup_address(secret: str, *, account: str, issuer: str) -> str:
    """Return the address that an app reads out of a picture."""
    label = quote(f"{issuer}:{account}", safe=":")
    asked = urlencode({"secret": secret, "issuer": issuer}, quote_via=quote)
    return f"otpauth://totp/{label}?{asked}"
