"""Memory of process trees. PSS counts what processes share once, a part for each."""

from __future__ import annotations

from collections.abc import Iterable

import psutil

from bench.cpu import tree

MIB = 2**20


def pss_mib(pids: Iterable[int]) -> float:
    """Return the proportional memory of these processes and their children, in MiB."""
    total = sum(_pss(process) for pid in pids for process in tree(pid))
    return round(total / MIB, 1)


def _pss(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().pss)
    except psutil.NoSuchProcess:
        return 0
