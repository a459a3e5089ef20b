"""Which cases hang together by somebody's hand: joined ones, and a whole and its parts.

A case that was joined with another one is *absorbed*, the other one *survives*. Nothing
is ever joined with an absorbed case, so there is no chain to be followed.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.db.models import QuerySet

from answerable.cases.models import Case, CaseLink
from answerable.cases.models.case import OPEN
from answerable.cases.workflow import State
from answerable.lib.rows import fetch

Kind = CaseLink.Kind
APART_WITHIN_DAYS = 30
APART_WITHIN = timedelta(days=APART_WITHIN_DAYS)
# Both sides of every joining that a case, by its key, has a part in.
JOINED = "WHERE kind = 'joined' AND (case_id = %s OR to_id = %s)"
PARTS = "WHERE kind = 'part_of' AND (case_id = ANY(%s) OR to_id = ANY(%s))"


def survivor_of(case: Case) -> Case | None:
    """Return the case that an absorbed one was joined with; None for any other."""
    if case.state != State.MERGED:
        return None
    return _with_its_people().filter(linked_by__in=_joining(case)).first()


def absorbed_by(case: Case) -> list[Case]:
    """Return the cases that were joined with this one, in the order of their keys."""
    joined = CaseLink.objects.filter(to=case, kind=Kind.JOINED).values("case")
    return list(_with_its_people().filter(pk__in=joined).order_by("pk"))


def languages_of_joined(case: Case) -> list[str]:
    """Return what those read whose cases were joined with this one, beside its own."""
    joined = CaseLink.objects.filter(to=case, kind=Kind.JOINED)
    others = joined.exclude(case__language=case.language)
    spoken = others.values_list("case__language", flat=True)
    return list(spoken.order_by("case__language").distinct())


def joining_of(case: Case) -> CaseLink | None:
    """Return how a case was joined with another one, if it is."""
    return _joining(case).select_related("to", "by").first()


def matter_of(pk: int) -> frozenset[int]:
    """Return the keys of a case and of those that it is joined with."""
    links = fetch(connection, CaseLink, JOINED, [pk, pk])
    return frozenset({pk}.union(*((link.case_id, link.to_id) for link in links)))


def family_of(pk: int) -> frozenset[int]:
    """Return the keys of a matter, of the wholes that it belongs to and of its parts."""
    matter = matter_of(pk)
    links = fetch(connection, CaseLink, PARTS, [list(matter), list(matter)])
    return matter.union(*((link.case_id, link.to_id) for link in links))


def part_link_of(case: Case) -> CaseLink | None:
    """Return how a case is a part of another one, if it is."""
    return CaseLink.objects.filter(case=case, kind=Kind.PART_OF).first()


def open_part_links_of(case: Case) -> QuerySet[CaseLink]:
    """Return how open cases are parts of this one, in the order of their keys."""
    links = CaseLink.objects.filter(to=case, kind=Kind.PART_OF)
    return links.filter(case__in=open_parts_of(case)).order_by("case_id")


def whole_of(case: Case) -> Case | None:
    """Return the case that this one is a part of, if it is one."""
    links = CaseLink.objects.filter(case=case, kind=Kind.PART_OF)
    return Case.objects.filter(linked_by__in=links).first()


def parts_of(case: Case) -> QuerySet[Case]:
    """Return the parts of a case, in the order of their keys."""
    links = CaseLink.objects.filter(to=case, kind=Kind.PART_OF).values("case")
    return Case.objects.filter(pk__in=links).order_by("pk")


def open_parts_of(case: Case) -> QuerySet[Case]:
    """Return the parts of a case on which somebody still works."""
    return parts_of(case).filter(OPEN)


def is_same_person(one: Case, other: Case) -> bool:
    """Tell whether two cases were brought by one person; nobody is not the same."""
    return one.person_id is not None and one.person_id == other.person_id


def _joining(case: Case) -> QuerySet[CaseLink]:
    return CaseLink.objects.filter(case=case, kind=Kind.JOINED)


def _with_its_people() -> QuerySet[Case]:
    return Case.objects.select_related("person", "contact", "team__department")
