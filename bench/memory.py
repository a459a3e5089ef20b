"""Memory of web and worker after they have worked: what they share counts once."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence

from bench.forms import press
from bench.pages import look_around
from bench.rss import pss_mib
from bench.server import postgres, running, served


def measure(words: Sequence[str]) -> dict[str, object]:
    """Return the memory of two web processes and the worker, in MiB."""
    options = ArgumentParser(prog="python -m bench memory")
    options.add_argument("--requests", type=int, default=500)
    asked = options.parse_args(words)
    with served("sink"), running("web", "worker") as processes:
        before = pss_mib(processes.values())
        servers = processes | {"postgres": postgres()}
        press(asked.requests, clients=4, servers=servers)
        look_around(asked.requests // 5, servers=servers)
        each = {name: pss_mib([pid]) for name, pid in processes.items()}
    return {"pss_mib": round(sum(each.values()), 1), "at_first": before, **each}
