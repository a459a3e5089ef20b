"""What a person can show to be let in to one case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing

LINK_LIFETIME = timedelta(days=30)
LINK_SALT = "answerable.case-link"


@dataclass(frozen=True)
class SecretProof:
    """The secret that was shown once; ``visitor`` is the address it came from.

    ``was_accepted`` says, by our own signature, that it fitted a moment ago.
    """

    secret: str
    visitor: str = ""
    was_accepted: bool = False


@dataclass(frozen=True)
class LinkProof:
    """The key of a link in a mail of ours."""

    key: str


Proof = SecretProof | LinkProof


def link_key(reference: str, address: str) -> str:
    """Return the key of a link for this case and the address it is sent to."""
    return signing.dumps([reference, address.lower()], salt=LINK_SALT)


def read_link(key: str) -> tuple[str, str] | None:
    """Return the reference and the address of a link; None if forged or too old."""
    try:
        reference, address = signing.loads(key, salt=LINK_SALT, max_age=LINK_LIFETIME)
    except (signing.BadSignature, ValueError):
        return None
    return reference, address
