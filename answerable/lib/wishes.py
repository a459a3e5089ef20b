"""How a person wants us to be in touch, as far as they said."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Wishes:
    """Language, way, hours and needs, as codes; an empty one is not wished for."""

    language: str = ""
    channel: str = ""
    hours: str = ""
    needs: tuple[str, ...] = ()
