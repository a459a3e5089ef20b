"""Who may see a person, and work for one: whoever may see, or work on, a case of theirs.

A surface gets a person by ``person_for`` or ``person_worked`` and in no other way.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.cases.access import visible_to, worked_by
from answerable.cases.models import Case, Representative
from answerable.cases.queries import Place
from answerable.lib.errors import NotAllowed, NotFound
from answerable.people.models import Person
from answerable.people.twins import likely_twins

MOST_ACTING = 20


def person_for(staff: Staff, pk: int) -> Person:
    """Return the person if this member of staff may see a case of theirs.

    Raises NotFound, for somebody who is not there as for a stranger.
    """
    seen = visible_to(staff).filter(person=pk).order_by()
    person = Person.objects.filter(pk=pk).first() if seen.exists() else None
    if person is None:
        raise NotFound(str(pk))
    return person


def person_worked(staff: Staff, pk: int) -> Person:
    """Return the person if this member of staff works on a case of theirs.

    Raises NotFound where they may not even be seen, and NotAllowed with the reason.
    """
    person = person_for(staff, pk)
    if not works_for(staff, person):
        message = _("You can see this person, but you work on no case of theirs.")
        raise NotAllowed(message)
    return person


def works_for(staff: Staff, person: Person) -> bool:
    """Tell whether this member of staff may work on a case of this person."""
    return worked_by(staff).filter(person=person).order_by().exists()


def cases_of(staff: Staff, person: Person, *, after: Place | None) -> QuerySet[Case]:
    """Return the cases of a person that may be seen, the newest first, by key."""
    theirs = visible_to(staff).filter(person=person).order_by("-opened_at", "-pk")
    if after is None:
        return theirs
    same = Q(opened_at=after.opened_at, pk__lt=after.pk)
    return theirs.filter(same | Q(opened_at__lt=after.opened_at))


def representatives_of_person(staff: Staff, person: Person) -> list[Representative]:
    """Return who acts for a person today, in cases that may be seen."""
    day = today()
    lasting = Q(last_day=None) | Q(last_day__gte=day)
    theirs = visible_to(staff).filter(person=person).order_by()
    acting = Representative.objects.filter(
        lasting, case__in=theirs, ended_at=None, first_day__lte=day
    )
    return list(acting.select_related("case", "contact").order_by("pk")[:MOST_ACTING])


def twins_of(staff: Staff, person: Person) -> list[tuple[Person, Case]]:
    """Return likely twins of a person, each with a case that may be worked on."""
    others = {twin.pk: twin for twin in likely_twins(person)}
    if not others:
        return []
    theirs = worked_by(staff).filter(person__in=others).order_by("person", "-pk")
    return [(others[case.person_id or 0], case) for case in theirs.distinct("person")]
