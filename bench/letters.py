"""What it costs to deliver a letter, from the row that waits to the promise kept.

Acknowledgements are written first, which does not count; then one process hands them
to a mail server, as the worker does. What counts is the CPU time of this process and
of the database; that of the mail server, which is not ours, stands beside it.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser
from collections.abc import Sequence
from contextlib import nullcontext

from answerable.casework import deliver
from bench import mails
from bench.costs import watched
from bench.cpu import Meter
from bench.server import postgres, served


def measure(words: Sequence[str]) -> dict[str, object]:
    """Return how many letters a CPU second pays for."""
    options = ArgumentParser(prog="python -m bench letters")
    options.add_argument("--letters", type=int, default=1000)
    options.add_argument("--profile", action="store_true")
    asked = options.parse_args(words)
    mails.keep(asked.letters)
    mails.settle(asked.letters)
    with served("sink") as sink:
        meters = {
            "worker": Meter([os.getpid()]),
            "database": Meter([postgres()]),
            "mail_server": Meter([sink.process.pid]),
        }
        with watched(asked.letters) if asked.profile else nullcontext():
            sent = deliver.drain(asked.letters)
        used = {name: meter.used() for name, meter in meters.items()}
    cpu = used["worker"] + used["database"]
    each = {f"{name}_ms": round(1000 * cpu / sent, 2) for name, cpu in used.items()}
    return {"sent": sent, "per_cpu_second": round(sent / cpu, 1), **each}
