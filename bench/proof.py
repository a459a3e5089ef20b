"""What must be true after the faults: every mail one case, every case one answer."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Mapping
from typing import Any

from answerable.cases.models import Case, Interaction
from answerable.channels.models import Envelope
from answerable.correspondence.models import Delivery, Dispatch
from bench.corpus import message
from bench.server import python, sink_notes

SHOWN = 5  # of those that are wrong


def prove(mails: int, kills: int, killed: Mapping[str, int]) -> dict[str, object]:
    """Count what there is, and name everything that must not be."""
    sent = Counter(sink_notes().read_text().split())
    copies = sum(sent.values()) - len(sent)
    verified = verify()
    checks = {
        "the balance does not hold": not verified["holds"],
        "something still waits": Envelope.objects.filter(outcome="waiting").exists(),
        "there were fewer kills": sum(killed.values()) < kills,
        "more second copies than kills": copies > killed["worker"],
        "mails without exactly one case": wrong_mails(mails),
        "cases without exactly one acknowledgement": wrong_cases(),
        "answers that never arrived": missing_answers(sent),
        "mail that nobody wrote": sorted(sent.keys() - written()),
    }
    return {
        "balance": verified,
        "arrived": sum(sent.values()),
        "second_copies": copies,
        "wrong": {said: found for said, found in checks.items() if found},
    }


def verify() -> dict[str, Any]:
    """Return what ``answerable verify`` says."""
    said = subprocess.run(  # noqa: S603  # our own words
        python("answerable", "verify", "--json"), check=False, stdout=subprocess.PIPE
    )
    facts: dict[str, Any] = json.loads(said.stdout)
    return {**facts, "holds": facts["holds"] and said.returncode == 0}


def wrong_mails(mails: int) -> list[str]:
    """Return which mails are not in exactly one case, exactly once."""
    theirs = Interaction.objects.filter(kind=Interaction.Kind.MESSAGE)
    found = Counter(theirs.values_list("message_id", flat=True))
    sent = [str(message(number)["Message-ID"]) for number in range(mails)]
    wrong = [each for each in sent if found[each] != 1]
    return (wrong + sorted(found.keys() - set(sent)))[:SHOWN]


def wrong_cases() -> list[str]:
    """Return the cases with no acknowledgement, or with several."""
    written = Dispatch.objects.filter(occasion="acknowledgement")
    answered = Counter(written.values_list("case__reference", flat=True))
    cases = Case.objects.values_list("reference", flat=True)
    return [reference for reference in cases if answered[reference] != 1][:SHOWN]


def missing_answers(sent: Counter[str]) -> list[str]:
    """Return what was written, or is called delivered, and never came to the sink."""
    accepted = Delivery.objects.filter(result=Delivery.Result.ACCEPTED)
    delivered = set(accepted.values_list("dispatch__message_id", flat=True))
    return sorted((written() | delivered) - sent.keys())[:SHOWN]


def written() -> set[str]:
    """Return the Message-IDs that were minted."""
    return set(Dispatch.objects.values_list("message_id", flat=True))
