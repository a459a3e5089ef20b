"""Mails a CPU second, from the committed envelope to the committed case.

The mails are kept first, which does not count; then one process settles them, as the
worker does, with the acknowledgement written and nothing delivered. What counts is
the CPU time of this process and of the database.
"""

from __future__ import annotations

import os
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from contextlib import nullcontext

from answerable.agency.queries import get_agency
from answerable.casework import intake
from answerable.channels.models import Envelope
from answerable.correspondence.models import Dispatch
from bench.corpus import message
from bench.costs import watched
from bench.cpu import Meter
from bench.server import postgres

WARMUP = 50  # mails that do not count: a worker loads its tables of languages once
ROUNDS = 4  # figures of each are shown: they tell how steady the machine was


def measure(words: Sequence[str]) -> dict[str, object]:
    """Return how many mails a CPU second pays for."""
    options = ArgumentParser(prog="python -m bench mails")
    options.add_argument("--mails", type=int, default=2000)
    options.add_argument("--profile", action="store_true")
    asked = options.parse_args(words)
    keep(asked.mails + WARMUP)
    settle(WARMUP)
    with watched(asked.mails) if asked.profile else nullcontext():
        rounds = [settle(asked.mails // ROUNDS) for _ in range(ROUNDS)]
    return {**_together(rounds), "rounds": rounds, **outcome()}


def keep(mails: int) -> None:
    """Commit the envelopes, as the mail door does."""
    mailbox = get_agency().email
    for number in range(mails):
        mail = message(number, to=mailbox)
        sender = str(mail["Return-Path"]).strip("<>")
        intake.keep("email", mail.as_bytes(), mailbox=mailbox, transport_sender=sender)


def settle(mails: int) -> dict[str, float]:
    """Settle so many mails and return what that took."""
    worker, database = Meter([os.getpid()]), Meter([postgres()])
    began = time.perf_counter()
    settled = intake.drain(mails)
    return {
        "mails": settled,
        "wall": round(time.perf_counter() - began, 2),
        "worker_cpu": round(worker.used(), 2),
        "database_cpu": round(database.used(), 2),
    }


def outcome() -> dict[str, int]:
    """Return what the mails became, so that nobody counts work that was not done."""
    mails = Envelope.objects.filter(source="email", transport_sender__gt="")
    opened = mails.filter(outcome=Envelope.Outcome.OPENED).count()
    return {"opened": opened, "acknowledged": Dispatch.objects.count()}


def _together(rounds: list[dict[str, float]]) -> dict[str, float]:
    total = {name: sum(each[name] for each in rounds) for name in rounds[0]}
    cpu = total["worker_cpu"] + total["database_cpu"]
    return {**total, "per_cpu_second": round(total["mails"] / cpu, 1)}
