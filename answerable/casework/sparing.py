"""How the help pages learn that somebody who read them asked all the same.

They are told a day, a service and the page from which it was asked: no case, no word.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from answerable.agency.queries import get_zone
from answerable.cases.models import Case
from answerable.channels.message import Inbound
from answerable.knowledge.journeys.noting import note_contact
from answerable.knowledge.journeys.outcomes import Contact
from answerable.knowledge.models import KnowledgeArticle
from answerable.people.actions import Caller


def tell_of_contact(case: Case, inbound: Inbound, caller: Caller) -> None:
    """Tell that somebody was in touch about the service of a case, by whatever way.

    Who is new to us and has no journey cannot have been seen to read.
    """
    journey = inbound.request.journey
    person = caller.person.pk if caller.person else case.person_id
    if not journey and (person is None or caller.is_new):
        return
    day = inbound.received_at.astimezone(ZoneInfo(get_zone())).date()
    contact = Contact(day, case.service_id, _page(inbound.request.asked_from))
    note_contact(contact, token=journey, person=person)


def _page(slug: str) -> int | None:
    """Return the id of a help page, if there is one."""
    if not slug:
        return None
    found = KnowledgeArticle.objects.filter(slug=slug)
    return found.values_list("pk", flat=True).first()
