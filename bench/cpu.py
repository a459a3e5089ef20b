"""CPU seconds of process trees: steadier than the clock on a machine others share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import psutil


def cpu_of(pids: Iterable[int]) -> float:
    """Return the CPU seconds of these processes, their children, and dead children."""
    return sum(_used(process) for pid in pids for process in tree(pid))


class Meter:
    """Counts the CPU seconds that process trees use from now on."""

    def __init__(self, pids: Iterable[int]) -> None:
        """Read the meter for the first time."""
        self.pids = tuple(pids)
        self.began = cpu_of(self.pids)

    def used(self) -> float:
        """Return the seconds since the meter was made."""
        return cpu_of(self.pids) - self.began


def tree(pid: int) -> Iterator[psutil.Process]:
    """Return a process and all below it that are still alive."""
    try:
        process = psutil.Process(pid)
        yield process
        yield from process.children(recursive=True)
    except psutil.NoSuchProcess:
        return


def _used(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    own = times.user + times.system
    return float(own + times.children_user + times.children_system)
