"""Work that a process of its own does at night, so that its memory is given back.

What learns loads a library of some hundred megabytes, and a process never gives back
what it has imported.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import answerable

HOME = Path(answerable.__file__).parents[1]


def run_apart(*command: str) -> None:
    """Carry out one of our commands in a process of its own, and wait for its end.

    Raises CalledProcessError where it failed: what it said stands in the worker's log.
    """
    program = [sys.executable, "-m", "answerable", *command]
    subprocess.run(program, cwd=HOME, check=True)  # noqa: S603  # our own words alone
