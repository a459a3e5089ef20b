"""Who speaks, as far as a channel can tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class IdentityLevel(IntEnum):
    """How sure we are who speaks; a higher number may do all that a lower one may."""

    ANONYMOUS = 0
    CLAIMED = 1  # a From line, a typed address
    VERIFIED_CHANNEL = 2  # aligned DKIM, a one-time code, a signed link
    SIGNED_IN = 3
    SEEN_IN_PERSON = 4  # staff saw a document


@dataclass(frozen=True)
class Sender:
    """One party as it named itself; ``kind`` is ``email``, ``phone`` or empty."""

    kind: str = ""
    address: str = ""
    name: str = ""
    level: IdentityLevel = IdentityLevel.ANONYMOUS


ANONYMOUS = Sender()
