"""The names behind the ids of a journal, all looked up at once.

A name is put between Unicode isolates, so that one written from right to left keeps
the rest of its sentence in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from answerable.agency.models import Service, Staff, Team
from answerable.cases.actors import PERSON
from answerable.cases.models import JournalEntry

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


def isolated(name: str) -> str:
    """Return a name that does not disturb the direction of what surrounds it."""
    return f"{FIRST_STRONG_ISOLATE}{name}{POP_ISOLATE}" if name else ""


class Names:
    """Who and what some lines of a journal speak of."""

    def __init__(self, entries: Iterable[JournalEntry]) -> None:
        """Look up the staff, teams and services that the lines name."""
        lines = list(entries)
        actors = {self._staff_id(entry.actor) for entry in lines}
        self._staff = Staff.objects.in_bulk(actors | _ids(lines, "owner"))
        self._teams = Team.objects.in_bulk(_ids(lines, "team"))
        self._services = Service.objects.in_bulk(_ids(lines, "service"))

    def actor(self, entry: JournalEntry) -> str:
        """Return who did it; nothing for the system and for the person."""
        return _named(self._staff, self._staff_id(entry.actor))

    def owner(self, entry: JournalEntry) -> str:
        return _named(self._staff, entry.after.get("owner"))

    def team(self, entry: JournalEntry) -> str:
        return _named(self._teams, entry.after.get("team"))

    def service(self, entry: JournalEntry) -> str:
        return _named(self._services, entry.after.get("service"))

    @staticmethod
    def is_person(entry: JournalEntry) -> bool:
        """Tell whether the person did it who brought the matter."""
        return entry.actor == PERSON

    @staticmethod
    def _staff_id(actor: str) -> int:
        kind, _, number = actor.partition(":")
        return int(number) if kind == "staff" else 0


def _ids(entries: Iterable[JournalEntry], what: str) -> set[int]:
    return {entry.after[what] for entry in entries if entry.after.get(what)}


def _named(rows: Mapping[int, object], pk: int | None) -> str:
    return isolated(str(rows[pk])) if pk is not None and pk in rows else ""
