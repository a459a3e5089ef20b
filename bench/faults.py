"""``make faults``: worker and mail door are killed in the middle of 2,000 mails.

A sender hands mails on by LMTP, the worker makes cases of them and sends the
acknowledgements to a real SMTP server. Meanwhile one of the two is killed with SIGKILL,
twenty times, at moments that a seed chooses, and started again at once. In the end
nothing may be lost, doubled or unexplained. It lies here and not with the tests since
it needs the stage, and minutes.
"""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from answerable.agency.queries import get_agency
from answerable.channels.models import Envelope
from answerable.config.environment import environment
from answerable.correspondence.models import Dispatch
from bench.proof import prove
from bench.sender import Sender
from bench.server import Server, served, sink_notes

LOOK = 0.02  # seconds between two looks at how far it is
PATIENCE = 900  # seconds for everything


@dataclass
class Victim:
    """A server, how far its work is, and at which steps of it it will be killed."""

    server: Server
    progress: Callable[[], int]
    moments: list[int]  # the next one last
    killed: int = 0

    def suffer(self) -> None:
        """Be killed if the moment has come."""
        if self.moments and self.progress() >= self.moments[-1]:
            self.moments.pop()
            self.killed += 1
            self.server.kill()


def measure(words: Sequence[str]) -> dict[str, object]:
    """Send and kill until all is done; return what happened and what is wrong."""
    asked, began = _options(words), time.monotonic()
    sink_notes().unlink(missing_ok=True)
    sender = Sender(environment().lmtp_port, get_agency().email, asked.mails)
    with served("sink"), served("mail") as mail, served("worker") as worker:
        victims = choose(asked, sender, mail, worker)
        sender.start()
        while not (sender.is_done and is_quiet()) and not is_late(began):
            for victim in victims:
                victim.suffer()
            time.sleep(LOOK)
    killed = {victim.server.name: victim.killed for victim in victims}
    return {
        "seconds": round(time.monotonic() - began),
        "killed": killed,
        "sent_anew": sender.repeated,
        "refused": sender.refused,
        **prove(asked.mails, asked.kills, killed),
    }


def choose(
    asked: Namespace, sender: Sender, mail: Server, worker: Server
) -> list[Victim]:
    """Return who is killed and when: half the times one, half the other.

    Each mail is one step of the mail door, and two of the worker: it is settled, and
    its acknowledgement is sent.
    """
    dice = Random(asked.seed)  # noqa: S311  # no secret

    def moments(steps: int) -> list[int]:
        return sorted(dice.sample(range(steps), asked.kills // 2), reverse=True)

    return [
        Victim(mail, lambda: sender.accepted, moments(asked.mails)),
        Victim(worker, steps_done, moments(2 * asked.mails)),
    ]


def steps_done() -> int:
    """Return how many mails were settled, and how many answers sent."""
    settled = Envelope.objects.exclude(outcome=Envelope.Outcome.WAITING)
    return settled.count() + Dispatch.objects.filter(state=Dispatch.State.SENT).count()


def is_quiet() -> bool:
    """Tell whether nothing waits any more."""
    kept = Envelope.objects.filter(outcome=Envelope.Outcome.WAITING)
    written = Dispatch.objects.filter(state=Dispatch.State.WAITING)
    return not (kept.exists() or written.exists())


def is_late(began: float) -> bool:
    """Tell whether the patience is over; what still waits is then seen as wrong."""
    return time.monotonic() - began > PATIENCE


def _options(words: Sequence[str]) -> Namespace:
    options = ArgumentParser(prog="python -m bench faults")
    options.add_argument("--mails", type=int, default=2000)
    options.add_argument("--kills", type=int, default=20)
    options.add_argument("--seed", type=int, default=7)
    return options.parse_args(words)
