"""``make corpora``: foreign mails and naughty words, kept and understood for real.

Each is kept as its channel keeps it, then settled. Whatever it is, it must be settled:
one that still waits has raised something. What is no mail at all is in the quarantine,
as it should be, and counted.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from answerable.agency.queries import get_agency
from answerable.casework import intake
from answerable.casework.balance import balance
from answerable.channels.models import Envelope
from answerable.channels.web.parse import Document, raw_of
from bench.foreign import DATA, mail_of, naughty_words, sets

SHOWN = 200  # signs of a fault
Counts = dict[str, int]


def measure(_words: Sequence[str]) -> dict[str, object]:
    """Return what became of each set, and what is wrong."""
    if not DATA.exists():
        sys.stderr.write(f"{DATA} is not there: nothing to read, nothing proved.\n")
    counts = {name: send("email", mails) for name, mails in sets().items()}
    words = naughty_words()
    counts["naughty words by mail"] = send("email", map(mail_of, words))
    counts["naughty words by form"] = send("web", map(document_of, words))
    sheet = balance()
    wrong = {"the balance does not hold": not sheet.holds, "raised": faults()}
    return {
        "sets": counts,
        "received": sheet.received,
        **sheet.outcomes,
        "wrong": {said: found for said, found in wrong.items() if found},
    }


def send(source: str, raws: Iterable[bytes]) -> Counts:
    """Keep and settle, one after the other, and count what became of them."""
    mailbox = get_agency().email
    settled = [
        intake.understand(intake.keep(source, raw, mailbox=mailbox).envelope)
        for raw in raws
    ]
    outcomes = Counter(envelope.outcome for envelope in settled)
    no_mail = sum(envelope.reason == "not_understood" for envelope in settled)
    return {"received": len(settled), **outcomes, "not_understood": no_mail}


def faults() -> list[str]:
    """Return what was raised while something was being understood."""
    waiting = Envelope.objects.filter(outcome=Envelope.Outcome.WAITING)
    return [fault[:SHOWN] for fault in waiting.values_list("fault", flat=True)]


def document_of(words: str) -> bytes:
    """Return a form whose every field says the same."""
    return raw_of(
        Document(
            language="en",
            words=words,
            wish=words,
            place=words,
            name=words,
            email=words,
            phone=words,
            answers={"note": words},
        )
    )
