"""Refusing a whole file, or what was said of it, in one sentence with its mend."""

from __future__ import annotations

from typing import NoReturn

from answerable.lib.errors import Refused


def refuse(hint: str, *said: object) -> NoReturn:
    """Raise Refused with a hint, what was said put in its places."""
    raise Refused(code="import", hint=hint.format(*said))
