"""The letters about another address, and the keys of the links in them.

A key is signed, names one change, and does what its own letter says and no more.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.core import signing

from answerable.agency.dates import day_in_words
from answerable.agency.queries import get_zone, offered_or_first
from answerable.casework.waking import SEND, wake
from answerable.correspondence.actions import post_alone
from answerable.correspondence.addresses import contact_confirm_url, contact_stop_url
from answerable.correspondence.queries import may_answer_automatically
from answerable.lib.errors import NotFound
from answerable.people.models import ContactChange, ContactPoint, Person
from answerable.people.queries import find_point, wishes_of

CONFIRM_SALT, STOP_SALT = "answerable.contact-confirm", "answerable.contact-stop"
EMAIL = ContactPoint.Kind.EMAIL


def confirm_key(change: ContactChange) -> str:
    """Return the key that goes to the new address."""
    return signing.dumps(change.pk, salt=CONFIRM_SALT)


def stop_key(change: ContactChange) -> str:
    """Return the key that goes to the old one."""
    return signing.dumps(change.pk, salt=STOP_SALT)


def named_by_confirm_key(key: str) -> int:
    """Return which change (its id) a new address was asked about. Raises NotFound."""
    return _named(key, CONFIRM_SALT)


def named_by_stop_key(key: str) -> int:
    """Return which change (its id) an old address was told of. Raises NotFound."""
    return _named(key, STOP_SALT)


def write_about(change: ContactChange) -> None:
    """Send the new address its link, and tell the old one, whatever our limits say."""
    language = language_of(change.person)
    if change.kind == EMAIL and may_answer_automatically(change.address):
        url = contact_confirm_url(confirm_key(change), language)
        facts = {"confirm_url": url, "last_day": _day(change, language)}
        _post("contact_confirm", change.address, language, facts)
    if old := _told_address(change):
        until = day_in_words(change.stoppable_until, get_zone(), language)
        url = contact_stop_url(stop_key(change), language)
        _post("contact_stop", old, language, {"stop_url": url, "last_day": until})
    wake(SEND)


def _day(change: ContactChange, language: str) -> str:
    return day_in_words(change.expires_at, get_zone(), language)


def _post(
    occasion: str, address: str, language: str, facts: Mapping[str, object]
) -> None:
    post_alone(occasion, address=address, language=language, facts=facts)


def _told_address(change: ContactChange) -> str:
    """Return where the old one is told: at the address itself, or else by mail."""
    old = change.replaces
    told = old if old and old.kind == EMAIL else find_point(change.person, EMAIL)
    return told.address if told else ""


def language_of(person: Person) -> str:
    """Return the language in which a person is written to, in no case."""
    known = wishes_of(person.pk).language or person.language
    return offered_or_first(known)


def _named(key: str, salt: str) -> int:
    try:
        return int(signing.loads(key, salt=salt))
    except (signing.BadSignature, ValueError) as forged:
        raise NotFound(key) from forged
