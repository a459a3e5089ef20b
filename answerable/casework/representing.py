"""Somebody acts for the person of a case: granted, told to both, ended.

Their authority holds on its days and not a moment longer: whoever asks is told by
``cases.representing``, which looks anew each time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from answerable.agency.dates import date_in_words
from answerable.agency.models import Staff
from answerable.agency.queries import offered_or_first
from answerable.cases import actions as cases
from answerable.cases.locks import lock_case
from answerable.cases.models import Attachment, Case, Representative
from answerable.casework.waking import SEND, wake
from answerable.correspondence.actions import post_alone
from answerable.correspondence.greeting import greetable
from answerable.correspondence.recipients import writable_address
from answerable.lib.errors import NotFound, Refused
from answerable.lib.parties import Sender
from answerable.people import actions as people
from answerable.people.locks import lock_person
from answerable.people.models import ContactPoint, PersonChange

What = PersonChange.What
EMAIL = ContactPoint.Kind.EMAIL


@dataclass(frozen=True)
class Authority:
    """Who shall act, what they are to the person, in what, until when, by what proof."""

    name: str
    kind: str  # of the address
    address: str
    role: str
    is_for_all: bool
    proof: str
    document: Attachment | None
    told: str
    first_day: date
    last_day: date | None


@transaction.atomic
def grant(case: Case, authority: Authority, *, by: Staff, seen: int) -> Representative:
    """Let somebody act for the person of a case, and tell both. Raises Refused, Stale."""
    if case.person_id is None:
        hint = _("Nobody is known as the person of this case: nobody can act for them.")
        raise Refused(code="nobody", hint=hint)
    person = lock_person(case.person_id)
    locked = lock_case(case.pk, seen=seen)
    contact = _contact_of(authority, locked)
    acting = cases.grant_authority(locked, _row(locked, authority, contact, by), by=by)
    people.note_change(person, What.REPRESENTED, by=by)
    _tell(locked, acting)
    return acting


@transaction.atomic
def end(case: Case, number: int, *, by: Staff) -> Representative:
    """Let somebody (the id) act no more. Whoever wants that need not read first."""
    person = lock_person(case.person_id) if case.person_id else None
    locked = lock_case(case.pk)
    acting = locked.representatives.filter(pk=number).first()
    if acting is None:
        raise NotFound(str(number))
    if acting.ended_at:
        return acting
    if person:
        people.note_change(person, What.UNREPRESENTED, by=by)
    return cases.end_authority(locked, acting, by=by)


def _contact_of(authority: Authority, case: Case) -> ContactPoint:
    """Return where they are reached. Refuses the person, and who acts already."""
    sender = Sender(authority.kind, authority.address, authority.name)
    contact = people.recognise(sender, language=case.language).contact
    if contact is None or contact.person_id == case.person_id:
        hint = _("That is the person’s own address. Give that of who acts for them.")
        raise Refused(code="own-address", hint=hint)
    if case.representatives.filter(contact=contact, ended_at=None).exists():
        hint = _("Somebody with this address acts here already: end that first.")
        raise Refused(code="acts-already", hint=hint)
    return contact


def _row(
    case: Case, authority: Authority, contact: ContactPoint, by: Staff
) -> Representative:
    return Representative(
        case=case,
        is_for_all=authority.is_for_all,
        name=authority.name,
        contact=contact,
        role=authority.role,
        proof=authority.proof,
        document=authority.document,
        told=authority.told,
        first_day=authority.first_day,
        last_day=authority.last_day,
        granted_by=by,
    )


def _tell(case: Case, acting: Representative) -> None:
    """Write to who acts, with a link of their own, and to the person, who can object."""
    last, name = acting.last_day, greetable(acting.name)
    facts = {
        "representative": name or acting.get_role_display(),
        "is_for_all": acting.is_for_all,
        "ends_on": date_in_words(last, offered_or_first(case.language)) if last else "",
    }
    if acting.contact.kind == EMAIL:
        own = facts | {"person_name": name}
        _post("representing", acting.contact.address, case, own)
    if address := writable_address(case):
        _post("represented", address, case, facts)
    wake(SEND)


def _post(occasion: str, address: str, case: Case, facts: dict[str, object]) -> None:
    language = case.language
    post_alone(occasion, address=address, language=language, case=case, facts=facts)
