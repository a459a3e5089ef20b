"""The names behind the ids of a case, all looked up at once.

In a line of the journal, a name is put between Unicode isolates, so that one written
from right to left keeps the rest of its sentence in order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from answerable.agency.queries import find_service, find_team, named
from answerable.cases.actors import PERSON, representative_id, staff_id
from answerable.cases.conversation import Said
from answerable.cases.lists import Row
from answerable.cases.models import Case, JournalEntry, Representative
from answerable.lib.wording import isolated
from answerable.people.models import Person


def team_name(case: Case | Row) -> str:
    """Return the name of the team that has the case; nothing where none has it."""
    return str(find_team(case.team_id) or "")


def service_name(case: Case | Row) -> str:
    """Return the name of the service of the case; nothing where it has none."""
    return str(find_service(case.service_id) or "")


class Names:
    """Who spoke in a case, and who and what its journal speaks of."""

    def __init__(
        self, case: Case, entries: Collection[JournalEntry], told: Iterable[Said]
    ) -> None:
        """Look up the staff and the people that these lines and messages name."""
        staff, persons = _staff_in(entries), set[int]()
        for said in told:
            staff.add(said.staff_id or 0)
            persons.add(said.person_id or 0)
        self._staff = named(staff - {0})
        acting = {representative_id(entry.actor) for entry in entries} - {0}
        self._acting = Representative.objects.in_bulk(acting) if acting else {}
        self._persons = Person.objects.in_bulk(persons - {0, case.person_id or 0})
        if case.person:
            self._persons[case.person.pk] = case.person

    def staff(self, said: Said) -> str:
        """Return who of us said it; nothing for the system and for the person."""
        return str(self._staff[said.staff_id]) if said.staff_id else ""

    def person(self, said: Said) -> str:
        """Return the name of the person who said it; nothing where it has none."""
        return str(self._persons[said.person_id]) if said.person_id else ""

    def actor(self, entry: JournalEntry) -> str:
        """Return who did it; nothing for the system and for the person."""
        acting = representative_id(entry.actor)
        if acting:
            return _named(self._acting, acting)
        return _named(self._staff, staff_id(entry.actor))

    def owner(self, entry: JournalEntry) -> str:
        return _named(self._staff, entry.after.get("owner"))

    def team(self, entry: JournalEntry) -> str:
        return isolated(str(find_team(entry.after.get("team")) or ""))

    def service(self, entry: JournalEntry) -> str:
        return isolated(str(find_service(entry.after.get("service")) or ""))

    @staticmethod
    def is_person(entry: JournalEntry) -> bool:
        """Tell whether the person did it who brought the matter."""
        return entry.actor == PERSON


def _staff_in(entries: Iterable[JournalEntry]) -> set[int]:
    return {
        number or 0
        for entry in entries
        for number in (staff_id(entry.actor), entry.after.get("owner"))
    }


def _named(rows: Mapping[int, object], pk: int | None) -> str:
    return isolated(str(rows[pk])) if pk is not None and pk in rows else ""
