"""The same human found twice: put together by staff, and taken apart again.

What moves is written down, so that taking apart restores it. Words that were said stay
with the name under which they were said.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.cases import actions as cases
from answerable.cases.journal import one_page_each
from answerable.cases.locks import lock_cases
from answerable.cases.models import Case
from answerable.knowledge.journeys.noting import move_journeys
from answerable.lib.errors import Refused
from answerable.people import actions as people
from answerable.people.locks import lock_people
from answerable.people.models import Person, PersonJoin
from answerable.people.models.joining import TOGETHER

MOST_CASES = 500


@transaction.atomic
def join_people(
    absorbed: Person, *, into: Person, by: Staff, seen: int, seen_other: int
) -> PersonJoin:
    """Give everything that one person has to another one. Raises Refused, and Stale."""
    refuse_joining(absorbed, into)
    locked = lock_people({absorbed.pk: seen, into.pk: seen_other})
    one, other = locked[absorbed.pk], locked[into.pk]
    refuse_joining(one, other)
    keys = list(one.cases.values_list("pk", flat=True))
    _hand_over(keys, to=other, by=by)
    move_journeys(one.pk, into=other.pk)
    return people.join_people(one, into=other, cases=keys, by=by)


@transaction.atomic
def part_people(survivor: Person, *, join: int, by: Staff) -> PersonJoin:
    """Take apart what was one by mistake (the id of the joining). Raises Refused.

    What came meanwhile by an address of the absorbed person goes with it.
    """
    found = survivor.absorbed.filter(TOGETHER, pk=join).first()
    if found is None:
        hint = _("These two people are not joined any more.")
        raise Refused(code="not-joined", hint=hint)
    locked = lock_people({found.absorbed_id: None, found.survivor_id: None})
    found.absorbed, found.survivor = locked[found.absorbed_id], locked[survivor.pk]
    back = {*_still_there(found), *_come_since(found)}
    _hand_over(back, to=found.absorbed, by=by)
    return people.part_people(found, by=by)


def refuse_joining(one: Person, other: Person) -> None:
    """Refuse what could not be taken apart again, or would join nothing."""
    if one.pk == other.pk:
        raise Refused(
            code="same-person", hint=_("That is this very person. Choose another case.")
        )
    if one.absorbed.filter(TOGETHER).exists():
        hint = _("Others are joined with this person: take them apart first.")
        raise Refused(code="joined-on", hint=hint)
    if one.cases.count() > MOST_CASES:
        hint = _("This person has too many cases to be joined: go the other way round.")
        raise Refused(code="too-many-cases", hint=hint)


def _hand_over(keys: Iterable[int], *, to: Person, by: Staff) -> None:
    locked = lock_cases(keys)
    with one_page_each(locked.values()):
        for case in locked.values():
            cases.change_person(case, person=to, by=by)


def _still_there(join: PersonJoin) -> Iterable[int]:
    moved = Case.objects.filter(pk__in=join.cases, person=join.survivor)
    return moved.values_list("pk", flat=True)


def _come_since(join: PersonJoin) -> Iterable[int]:
    came = Case.objects.filter(
        person=join.survivor, contact__in=join.points, opened_at__gte=join.at
    )
    return came.values_list("pk", flat=True)
