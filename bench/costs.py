"""Where the time of a piece of work goes: by function and by statement.

Only with ``--profile``: watching costs about as much again as the work.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from cProfile import Profile
from pstats import Stats
from typing import Any

from django.db import connection

NUMBERS = re.compile(r"IN \([^)]*\)|VALUES .*", re.DOTALL)
MOST = 60


class Statements:
    """Counts statements by their shape, and the seconds that each took."""

    def __init__(self) -> None:
        """Begin with none."""
        self.counts: Counter[str] = Counter()
        self.seconds: Counter[str] = Counter()

    def __call__(
        self,
        execute: Callable[..., Any],
        sql: str,
        params: object,
        many: bool,  # noqa: FBT001  # Django's signature
        context: dict[str, Any],
    ) -> object:
        """Run a statement and count it."""
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            shape = " ".join(NUMBERS.sub("…", sql).split())
            self.counts[shape] += 1
            # Counter is typed for whole numbers; it adds any.
            self.seconds[shape] += time.perf_counter() - began  # type: ignore[assignment]


@contextmanager
def watched(pieces: int) -> Iterator[None]:
    """Print, for one of so many pieces of work, what the work inside costs."""
    profile, statements = Profile(), Statements()
    with connection.execute_wrapper(statements):
        profile.enable()
        yield
        profile.disable()
    _print_statements(statements, pieces)
    for order in ("cumulative", "tottime"):
        Stats(profile, stream=sys.stderr).sort_stats(order).print_stats(MOST)


def _print_statements(statements: Statements, pieces: int) -> None:
    total = sum(statements.counts.values()) / pieces
    say = sys.stderr.write
    say(f"{total:.1f} statements a piece\n")
    for shape, seconds in statements.seconds.most_common(MOST):
        count = statements.counts[shape] / pieces
        say(f"{seconds * 1000 / pieces:8.3f} ms {count:6.2f} ×  {shape[:150]}\n")
