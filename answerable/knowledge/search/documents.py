"""What can be found, and what a search answers; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

OFFICE = "office"  # the office's own articles
SCRATCH = "scratch"  # where something is measured, apart from them


@dataclass(frozen=True)
class Document:
    """Something to be found, in one language; empty where nobody knows which.

    ``questions`` are how people ask for it: each stands for it as its title does.
    """

    key: str
    language: str
    title: str
    questions: Sequence[str] = ()
    summary: str = ""
    body: str = ""


@dataclass(frozen=True)
class Hit:
    """A document that fits, how well from 0 to 1, and by which of the words typed."""

    key: str
    language: str
    score: float
    words: tuple[str, ...]
