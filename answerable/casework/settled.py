"""What became of an envelope, in the words of the balance."""

from __future__ import annotations

from dataclasses import dataclass

from answerable.cases.models import Case
from answerable.channels.models import Envelope

Outcome = Envelope.Outcome


@dataclass(frozen=True)
class Settled:
    """The outcome of one arrival, and the case it ended in, if any."""

    outcome: Envelope.Outcome
    reason: str = ""
    case_reference: str = ""
    fingerprint: str = ""


def opened(case: Case, fingerprint: str) -> Settled:
    """Say that a new case was opened."""
    return Settled(
        Outcome.OPENED, case_reference=case.reference, fingerprint=fingerprint
    )


def continued(case_reference: str, fingerprint: str, reason: str = "") -> Settled:
    """Say that it was added to a case, or found the message that it is about."""
    return Settled(Outcome.CONTINUED, reason, case_reference, fingerprint)


def refused(reason: str) -> Settled:
    """Say that it is kept and listed, and nobody works on it."""
    return Settled(Outcome.REFUSED, reason)


def quarantined(reason: str) -> Settled:
    """Say that a person must look at it."""
    return Settled(Outcome.QUARANTINED, reason)
