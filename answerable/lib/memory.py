"""Remembering what hardly ever changes, for a few seconds, in this process.

The rules, promises and calendars of a government are asked for with every message and
edited a few times a year. What is remembered is only read; whoever edits it forgets.
Whoever only tries an edit remembers nothing meanwhile: others would be told of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

SECONDS = 5.0
Given = ParamSpec("Given")
Found = TypeVar("Found")
_is_apart = ContextVar("is_apart", default=False)
_remembered: list[dict[object, tuple[float, object]]] = []


def remembered(ask: Callable[Given, Found]) -> Callable[Given, Found]:
    """Make a question answer from memory where it was asked a moment ago.

    What it raises is not remembered.
    """
    known: dict[object, tuple[float, Found]] = {}
    _remembered.append(known)  # type: ignore[arg-type]  # emptied, never read there

    @wraps(ask)
    def answer(*args: Given.args, **kwargs: Given.kwargs) -> Found:
        if _is_apart.get():
            return ask(*args, **kwargs)
        key = (args, tuple(sorted(kwargs.items())))
        until, found = known.get(key, (0.0, None))
        if time.monotonic() < until:
            return found  # type: ignore[return-value]  # only what was found is kept
        found = ask(*args, **kwargs)
        known[key] = (time.monotonic() + SECONDS, found)
        return found

    return answer


@contextmanager
def remembering_nothing() -> Iterator[None]:
    """Ask everything anew within, and leave no trace of the answers."""
    before = _is_apart.set(True)
    try:
        yield
    finally:
        _is_apart.reset(before)


def forget() -> None:
    """Forget everything: something that is remembered was edited."""
    for known in _remembered:
        known.clear()
