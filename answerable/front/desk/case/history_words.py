"""What the words of a line in a journal are: the language is its reader's."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.functional import Promise

from answerable.cases.models import JournalEntry
from answerable.front.desk.names import Names

Words = Callable[[JournalEntry, Names], str]


def plain(words: Promise) -> Words:
    """Return words that are the same for every line of their kind."""
    return lambda _entry, _names: str(words)
