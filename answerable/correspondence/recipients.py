"""Who is written to in a case: its person, who acts for them, or both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from answerable.cases.models import Case, Representative
from answerable.cases.representing import representatives_of
from answerable.correspondence.greeting import greetable

EMAIL = "email"
Told = Representative.Told


@dataclass(frozen=True)
class Recipient:
    """An address that a letter goes to; whoever acts for the person has a name of theirs.

    The link in a letter is made for its address, so each has their own.
    """

    address: str
    name: str | None = None

    @property
    def facts(self) -> dict[str, object]:
        """Return what a letter to somebody else than the person says otherwise."""
        return {} if self.name is None else {"person_name": greetable(self.name)}


def recipients_of(case: Case) -> list[Recipient]:
    """Return who gets our letters in a case; nobody where nothing can be mailed.

    Where only those who act are to be told and none has a mailbox, the person is.
    """
    acting = [each for each in representatives_of(case) if each.told != Told.PERSON]
    others = _by_mail(acting)
    instead = any(each.told == Told.REPRESENTATIVE for each in acting) and others
    return _each_once(others if instead else [*_person(case), *others])


def followers_of(case: Case) -> list[Recipient]:
    """Return everybody who can follow a case by a link of ours."""
    return _each_once([*_person(case), *_by_mail(representatives_of(case))])


def writable_address(case: Case) -> str:
    """Return where mail of the person of a case goes; empty where nothing can be."""
    contact = case.contact
    return contact.address if contact and contact.kind == EMAIL else ""


def _person(case: Case) -> list[Recipient]:
    address = writable_address(case)
    return [Recipient(address)] if address else []


def _by_mail(acting: Iterable[Representative]) -> list[Recipient]:
    return [
        Recipient(each.contact.address, each.name)
        for each in acting
        if each.contact.kind == EMAIL
    ]


def _each_once(recipients: Iterable[Recipient]) -> list[Recipient]:
    by_address: dict[str, Recipient] = {}
    for each in recipients:
        by_address.setdefault(each.address, each)
    return list(by_address.values())
