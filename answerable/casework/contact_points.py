"""Another address or number, from the wish to the yes of its holder (decision 0035).

Nothing changes until the new address says so. The old one is told whatever happens, and
its holder can stop the change for a while, also after it took effect.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.cases import actions as cases
from answerable.cases.journal import one_page_each
from answerable.cases.locks import lock_case, lock_cases
from answerable.cases.models import Case
from answerable.cases.public import FollowedCase
from answerable.casework.contact_letters import (
    named_by_confirm_key,
    named_by_stop_key,
    write_about,
)
from answerable.casework.own_wishes import person_pk_of
from answerable.channels import limits
from answerable.lib.errors import NotFound, Refused
from answerable.people import actions as people
from answerable.people.addresses import normal_address
from answerable.people.locks import lock_person
from answerable.people.models import ContactChange, ContactPoint, Person
from answerable.people.queries import contact_changes_waiting, find_point

DAY = timedelta(days=1)
ASKED_A_DAY = 5
# Who presses twice, or does not wait for our letter, asks once.
ONCE_WITHIN = timedelta(minutes=10)
EMAIL = ContactPoint.Kind.EMAIL
How = ContactChange.How


@transaction.atomic
def ask_own(followed: FollowedCase, kind: str, typed: str) -> ContactChange:
    """Hear from the page of a case how its person wants to be reached."""
    person = lock_person(person_pk_of(followed))
    case = lock_case(followed.pk)
    old = case.contact if case.contact and case.contact.kind == kind else None
    replaces = old or find_point(person, kind)
    if found := _asked_just_now(person, kind, typed):
        return found
    change = _ask(person, kind, typed, replaces=replaces, by=None)
    cases.ask_for_contact(case, change=change.pk, kind=kind)
    return change


@transaction.atomic
def ask(
    person: Person,
    kind: str,
    typed: str,
    *,
    replaces: ContactPoint | None,
    by: Staff,
    seen: int,
) -> ContactChange:
    """Write down how a person told us to reach them."""
    if found := _asked_just_now(lock_person(person.pk), kind, typed):
        return found
    locked = lock_person(person.pk, seen=seen)
    return _ask(locked, kind, typed, replaces=replaces, by=by)


@transaction.atomic
def confirm(key: str) -> ContactChange:
    """Let a new address hold: who has the link that went there says yes.

    Raises NotFound for a key that is not ours, and Refused where it is too late.
    """
    change = _lock(named_by_confirm_key(key))
    if change.is_done:
        return change
    return _take_effect(change, how=How.LINK, by=None)


@transaction.atomic
def confirm_at_desk(
    person: Person, number: int, *, how: How, by: Staff
) -> ContactChange:
    """Let a new number hold, of which we saw or heard that it is theirs."""
    change = _lock(_get_of(person, number).pk)
    if change.kind == EMAIL:
        hint = _("An e-mail address is confirmed by the link that we sent there.")
        raise Refused(code="not-by-hand", hint=hint)
    return change if change.is_done else _take_effect(change, how=how, by=by)


@transaction.atomic
def stop(key: str) -> ContactChange:
    """Stop a change: whoever has the link that went to the old address says no.

    What had gone over to the new address comes back.
    """
    return _stop(_standing(_lock(named_by_stop_key(key))), by=None)


@transaction.atomic
def stop_at_desk(person: Person, number: int, *, by: Staff) -> ContactChange:
    """Stop a change that the person does not want any more."""
    return _stop(_lock(_get_of(person, number).pk), by=by)


def change_to_confirm(key: str) -> ContactChange:
    """Return what the link asks about. Raises NotFound for a key that is not ours."""
    return _get(named_by_confirm_key(key))


def change_to_stop(key: str) -> ContactChange:
    """Return what the link asks about. Raises NotFound for a key that is not ours."""
    return _standing(_get(named_by_stop_key(key)))


def _asked_just_now(person: Person, kind: str, typed: str) -> ContactChange | None:
    wanted, since = normal_address(kind, typed), timezone.now() - ONCE_WITHIN
    return next(
        (
            change
            for change in contact_changes_waiting(person)
            if (change.kind, change.address) == (kind, wanted)
            and change.asked_at > since
        ),
        None,
    )


def _ask(
    person: Person,
    kind: str,
    typed: str,
    *,
    replaces: ContactPoint | None,
    by: Staff | None,
) -> ContactChange:
    address = normal_address(kind, typed)
    if replaces and replaces.address == address:
        hint = _("That is the address or number that we have already.")
        raise Refused(code="same-contact", hint=hint)
    if not limits.take(f"contact:{person.pk}", capacity=ASKED_A_DAY, per=DAY):
        hint = _("Another address was asked for too often today. Try again tomorrow.")
        raise Refused(code="too-many-changes", hint=hint)
    change = people.ask_for_contact(person, kind, address, replaces=replaces, by=by)
    write_about(change)
    return change


def _take_effect(change: ContactChange, *, how: How, by: Staff | None) -> ContactChange:
    if not change.is_waiting or not _holds_old(change):
        hint = _("This change was stopped, or its time is over. Ask for it anew.")
        raise Refused(code="change-over", hint=hint)
    old = change.replaces
    theirs = change.person.cases.filter(contact=old) if old else Case.objects.none()
    keys = list(theirs.values_list("pk", flat=True))
    point = people.confirm_contact(change, how=how, cases=keys, by=by)
    _write_to(point, keys, by=by)
    return change


def _stop(change: ContactChange, *, by: Staff | None) -> ContactChange:
    if change.stopped_at:
        return change
    if not change.may_be_stopped:
        hint = _("It is too late to stop this here. Call us, please.")
        raise Refused(code="change-over", hint=hint)
    for later in _later_than(change):
        people.stop_contact(later, by=by)
    people.stop_contact(change, by=by)
    if change.point and change.replaces:
        gone = Case.objects.filter(pk__in=change.cases).exclude(contact=change.replaces)
        _write_to(change.replaces, gone.values_list("pk", flat=True), by=by)
    return change


def _standing(change: ContactChange) -> ContactChange:
    """Return what took the place of a change before it was confirmed, or the change.

    Else the first letter to an address would stop nothing any more as soon as somebody
    asks for yet another address.
    """
    if change.stopped_at is None:
        return change
    instead = change.person.contact_changes.filter(
        kind=change.kind,
        replaces=change.replaces,
        asked_at=change.stopped_at,
        pk__gt=change.pk,
    )
    found = instead.select_related("replaces", "point").first()
    if found is None:
        return change
    found.person = change.person
    return _standing(found)


def _later_than(change: ContactChange) -> list[ContactChange]:
    """Return what was asked for on top of a change, the last first: it falls with it.

    Else whoever takes a case over would only have to change its address once more.
    """
    later = change.person.contact_changes.filter(
        kind=change.kind, asked_at__gt=change.asked_at, stopped_at=None
    )
    found = later.select_related("replaces", "point").order_by("-asked_at")
    for each in found:
        each.person = change.person
    return list(found)


def _write_to(point: ContactPoint, keys: Iterable[int], *, by: Staff | None) -> None:
    locked = lock_cases(keys)
    with one_page_each(locked.values()):
        for case in locked.values():
            cases.change_contact(case, contact=point, by=by)


def _holds_old(change: ContactChange) -> bool:
    """Tell whether the old one is still theirs: people are joined and taken apart."""
    old = change.replaces
    return old is None or old.person_id == change.person_id


def _lock(pk: int) -> ContactChange:
    """Return a change as it is by now, with its person locked."""
    person = lock_person(_get(pk).person_id)
    change = _get(pk)
    change.person = person
    return change


def _get(pk: int) -> ContactChange:
    known = ContactChange.objects.select_related("person", "replaces", "point")
    change = known.filter(pk=pk).first()
    if change is None:
        raise NotFound(str(pk))
    return change


def _get_of(person: Person, number: int) -> ContactChange:
    change = person.contact_changes.filter(pk=number).first()
    if change is None:
        raise NotFound(str(number))
    return change
