"""How the help pages learn that somebody who read them asked all the same.

They are told a day, a service and the page from which it was asked: no case, no word.
"""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from answerable.agency.queries import get_zone
from answerable.cases.models import Case
from answerable.channels.message import Inbound
from answerable.knowledge.journeys.noting import note_contact
from answerable.knowledge.journeys.outcomes import Contact
from answerable.knowledge.journeys.tokens import WINDOW
from answerable.knowledge.models import KnowledgeArticle
from answerable.people.actions import Caller

MOST_BEFORE = 20  # cases of a person in these few days


def tell_of_contact(case: Case, inbound: Inbound, caller: Caller) -> None:
    """Tell that somebody was in touch about the service of a case, by whatever way.

    Who is new to us and has no journey cannot have been seen to read.
    """
    journey = inbound.request.journey
    person = caller.person.pk if caller.person else case.person_id
    if not journey and (person is None or caller.is_new):
        return
    day, page = _day(inbound.received_at), _page(inbound.request.asked_from)
    contact = Contact(day, case.service_id, page)
    if note_contact(contact, token=journey, person=person) and person:
        _tell_of_what_came_before(case, person, day)


def tell_of_reopening(case: Case, person: int | None, at: datetime) -> None:
    """Tell that a person (their id) says by a press that a matter is not solved."""
    if person is not None:
        note_contact(Contact(_day(at), case.service_id), person=person)


def _tell_of_what_came_before(case: Case, person: int, day: date) -> None:
    """Tell of what else they brought us in these days, before we knew that they read."""
    recent = Case.objects.filter(person=person).exclude(pk=case.pk).order_by("-pk")
    for one in recent[:MOST_BEFORE]:
        brought = _day(one.opened_at)
        if brought >= day - WINDOW:
            note_contact(Contact(brought, one.service_id), person=person)


def _day(at: datetime) -> date:
    """Return the day that it was where the agency is."""
    return at.astimezone(ZoneInfo(get_zone())).date()


def _page(slug: str) -> int | None:
    """Return the id of a help page, if there is one."""
    if not slug:
        return None
    found = KnowledgeArticle.objects.filter(slug=slug)
    return found.values_list("pk", flat=True).first()
