"""An occasion to write: what it is called, why we write, and with which words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.utils.functional import Promise

WORDS = Path(__file__).parent / "occasions"


@dataclass(frozen=True)
class Occasion:
    """One kind of letter. Its words are in ``occasions/<name>.txt``.

    ``subject`` may name ``%(summary)s`` and ``%(reference)s``. ``purpose`` is said
    in every letter, so that people know why they were written to.
    """

    name: str
    subject: str | Promise
    purpose: str | Promise
    is_automatic: bool
