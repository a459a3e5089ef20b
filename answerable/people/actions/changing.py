"""Every change about a person leaves a line and counts their version up."""

from __future__ import annotations

from answerable.agency.models import Staff
from answerable.people.models import Person, PersonChange


def note_change(
    person: Person, what: PersonChange.What, *, by: Staff | None
) -> PersonChange:
    """Write down what was done about a locked person; nobody where they did it."""
    person.version += 1
    person.save(update_fields=["version"])
    return person.changes.create(what=what, by=by)


def note_look(person: Person, *, by: Staff) -> PersonChange:
    """Write down who looked; the version stays, since nothing changed."""
    return person.changes.create(what=PersonChange.What.LOOKED_AT, by=by)
