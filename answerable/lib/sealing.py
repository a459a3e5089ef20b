"""Words that must be read again, kept so that the database alone does not tell them.

Fernet (AES-128-CBC with HMAC-SHA-256) under a key that is drawn from the server's. As
in ``keys``, the newest seals and every one opens.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


def seal(words: str, keys: Sequence[str]) -> str:
    """Return the words as only a holder of the newest key can read them."""
    return _box(keys).encrypt(words.encode()).decode()


def unseal(sealed: str, keys: Sequence[str]) -> str | None:
    """Return the words, or None where no key fits."""
    try:
        return _box(keys).decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _box(keys: Sequence[str]) -> MultiFernet:
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str) -> bytes:
    return urlsafe_b64encode(hmac.digest(key.encode(), b"sealing", hashlib.sha256))
