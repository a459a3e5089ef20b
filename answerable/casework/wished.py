"""Where and in which language a new case is answered, as its person lets us remember.

What they say in the message itself goes before what we remember of them.
"""

from __future__ import annotations

from django.conf import settings

from answerable.agency.queries import get_agency
from answerable.channels.message import Inbound
from answerable.lib.wishes import Wishes
from answerable.people.actions import Caller
from answerable.people.models import ContactPoint
from answerable.people.queries import find_point

ASKS_FOR_THE_LANGUAGE = "web"
MAIL = ContactPoint.Kind.EMAIL


def contact_for(caller: Caller, wishes: Wishes) -> ContactPoint | None:
    """Return where a case is answered: by e-mail, if its person likes that and has one.

    Who likes to be rung keeps the address that they wrote from: our letters must reach
    them, and the desk sees that they want a call.
    """
    likes_mail = wishes.channel == MAIL
    if caller.person is None or not likes_mail or _is_mail(caller.contact):
        return caller.contact
    return find_point(caller.person, MAIL) or caller.contact


def language_for(inbound: Inbound, wishes: Wishes) -> str:
    """Return the language of our letters; a form asks for it, a mail is only guessed."""
    said, default = inbound.language, _usual(inbound.mailbox)
    if inbound.channel == ASKS_FOR_THE_LANGUAGE and said:
        return said
    return wishes.language or said or default


def _usual(mailbox: str) -> str:
    """Return the language of a mailbox, or else that of the house."""
    of_mailbox = {each.address: each.language for each in settings.MAILBOXES}
    return of_mailbox.get(mailbox) or get_agency().languages[0]


def _is_mail(contact: ContactPoint | None) -> bool:
    return contact is not None and contact.kind == MAIL
