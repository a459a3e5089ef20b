"""An occasion to write: what it is called, why we write, and with which words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Occasion:
    """One kind of letter. Its words are in ``occasions/<name>.txt``.

    ``subject`` may name ``%(summary)s`` and ``%(reference)s``. ``purpose`` is said
    in every letter, so that people know why they were written to. ``title`` is what
    staff call it. Whatever its text says, it holds the fields that it ``needs``.
    """

    name: str
    title: str | Promise
    subject: str | Promise
    purpose: str | Promise
    is_automatic: bool
    needs: tuple[str, ...] = ()
