"""What a person lets us remember, said from the page of their own case.

Only who proved an address of theirs is heard: a secret proves no person, and a typed
address nothing at all.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from answerable.cases.public import FollowedCase
from answerable.casework.persons import write_in
from answerable.lib.errors import NotAllowed
from answerable.lib.wishes import Wishes
from answerable.people import actions as people
from answerable.people.locks import lock_person
from answerable.people.models import ConsentRecord, Person
from answerable.people.queries import wishes_of


@transaction.atomic
def remember_own(followed: FollowedCase, wishes: Wishes, *, seen: int) -> None:
    """Remember what a person wishes and agrees to."""
    person = _lock(followed, seen=seen)
    people.remember(person, wishes, source=ConsentRecord.Source.LINK, by=None)
    write_in(wishes.language, person, by=None)


@transaction.atomic
def accept_own(followed: FollowedCase) -> None:
    """Remember what a form asked for in the name of the person, who says yes."""
    person = _lock(followed)
    if people.accept(person):
        write_in(wishes_of(person.pk).language, person, by=None)


@transaction.atomic
def decline_own(followed: FollowedCase) -> None:
    """Forget what a form asked for in the name of the person, who says no."""
    people.decline(_lock(followed))


@transaction.atomic
def forget_own(followed: FollowedCase) -> None:
    """Erase what a person let us remember."""
    people.forget(_lock(followed), by=None)


def person_pk_of(followed: FollowedCase) -> int:
    """Return whose page it is. Raises NotAllowed where only a secret was shown."""
    if followed.person_pk is None:
        message = _(
            "For this, open your case by the link in one of our messages: it proves that"
            " the address is yours."
        )
        raise NotAllowed(message)
    return followed.person_pk


def _lock(followed: FollowedCase, *, seen: int | None = None) -> Person:
    return lock_person(person_pk_of(followed), seen=seen)
