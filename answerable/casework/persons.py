"""What is done for a person beside their cases, by staff: each step is one transaction.

``seen`` is the version of the person that its decider looked at.
"""

from __future__ import annotations

from django.db import transaction

from answerable.agency.models import Staff
from answerable.cases import actions as cases
from answerable.cases.journal import one_page_each
from answerable.cases.locks import lock_cases
from answerable.cases.models.case import OPEN
from answerable.lib.wishes import Wishes
from answerable.people import actions as people
from answerable.people.locks import lock_person
from answerable.people.models import ConsentRecord, Person

Source = ConsentRecord.Source


@transaction.atomic
def remember(person: Person, wishes: Wishes, *, by: Staff, seen: int) -> Person:
    """Remember how a person wants us to be in touch, which they agreed to."""
    locked = lock_person(person.pk, seen=seen)
    people.remember(locked, wishes, source=Source.DESK, by=by)
    write_in(wishes.language, locked, by=by)
    return locked


@transaction.atomic
def forget(person: Person, *, by: Staff) -> Person:
    """Erase what a person let us remember; whoever wants that need not read first."""
    locked = lock_person(person.pk)
    people.forget(locked, by=by)
    return locked


@transaction.atomic
def log_look(staff: Staff, person: Person) -> None:
    """Write down who looked at a person's page and only reads."""
    people.note_look(person, by=staff)


def write_in(language: str, person: Person, *, by: Staff | None) -> None:
    """Let the letters of open cases follow a wish, if there is one."""
    if not language:
        return
    others = person.cases.filter(OPEN).exclude(language=language)
    locked = lock_cases(others.values_list("pk", flat=True))
    with one_page_each(locked.values()):
        for case in locked.values():
            cases.change_language(case, language=language, by=by)
