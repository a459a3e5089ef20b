"""Who acts for the person of a case today; a lapsed authority is none, from its day on."""

from __future__ import annotations

from django.db import connection
from django.db.models import Q

from answerable.agency.duty import today
from answerable.cases.actors import PERSON, representative_actor
from answerable.cases.models import Case, Representative
from answerable.lib.rows import fetch_with
from answerable.people.models import Person

MOST_SHOWN = 50
# Written out, since it is asked for every page of a case and every letter. Who acts in
# all cases of a person does so by one of them, which goes along when people are joined.
IN_FORCE = """
WHERE cases_representative.id IN (
    SELECT id FROM cases_representative WHERE case_id = %s
    UNION ALL
    SELECT acting.id FROM cases_case AS other
    JOIN cases_representative AS acting ON acting.case_id = other.id
    WHERE other.person_id = %s AND acting.is_for_all
)
AND cases_representative.ended_at IS NULL AND first_day <= %s
AND (last_day IS NULL OR last_day >= %s)
ORDER BY cases_representative.id
"""


def representatives_of(case: Case) -> list[Representative]:
    """Return who may act in a case today, the first one first."""
    day = today()
    values = [case.pk, case.person_id, day, day]
    found: list[Representative] = fetch_with(
        connection, Representative, ("contact",), IN_FORCE, values
    )
    return found


def find_representative(case: Case, address: str) -> Representative | None:
    """Return who acts in a case today and is reached at this address."""
    acting = representatives_of(case)
    return next((each for each in acting if each.contact.address == address), None)


def acts_no_more(case: Case, address: str) -> bool:
    """Tell whether somebody acted by this address, or will, and does not today.

    The person of the case is heard always, whoever acted by their address.
    """
    lowered = address.lower()
    if not lowered or (case.contact and case.contact.address == lowered):
        return False
    of_the_case = Q(case=case)
    if case.person_id:
        of_the_case |= Q(case__person=case.person_id, is_for_all=True)
    known = Representative.objects.filter(of_the_case, contact__address=lowered)
    return known.exists() and find_representative(case, lowered) is None


def writer_of(case: Case, person: Person | None) -> str:
    """Return how the journal names who wrote: the person, or who acts for them."""
    if person is None or person.pk == case.person_id:
        return PERSON
    acting = (
        each for each in representatives_of(case) if each.contact.person_id == person.pk
    )
    found = next(acting, None)
    return representative_actor(found.pk) if found else PERSON


def all_representatives(case: Case) -> list[Representative]:
    """Return who acts, acted or will act by what was said in a case, the last first."""
    known = case.representatives.select_related(
        "contact", "document", "granted_by", "ended_by"
    )
    return list(known.order_by("-pk")[:MOST_SHOWN])
