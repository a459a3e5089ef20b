"""The parts of public addresses: a door, a step, a draft's token, a reference."""

from __future__ import annotations

from answerable.front.portal.doors import DOORS, Door
from answerable.front.portal.steps import STEPS
from answerable.front.portal.writing import CHECK
from answerable.lib.references import find_reference


class DoorConverter:
    """One of the doors, by its slug."""

    regex = "|".join(DOORS)

    def to_python(self, value: str) -> Door:
        return DOORS[value]

    def to_url(self, door: Door | str) -> str:
        return door if isinstance(door, str) else door.slug


class StepConverter:
    """One page of the guided request."""

    regex = "|".join((*STEPS, CHECK))

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, step: str) -> str:
        return step


class TokenConverter:
    """What stands in the link of a draft."""

    regex = r"[A-Za-z0-9_-]{20,32}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, token: str) -> str:
        return token


class ReferenceConverter:
    """A reference, however it was typed into the address."""

    regex = r"[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}"

    def to_python(self, value: str) -> str:
        return find_reference(value) or value.upper()

    def to_url(self, reference: str) -> str:
        return reference
