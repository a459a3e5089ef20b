"""What happens in a journey, noted while it lasts: pages, what is said of them, contacts.

Only what is read on the day on which a journey began is noted: a page that is read later
in it could not be watched for seven days before its name ends. It stays unknown.
"""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet

from answerable.knowledge.journeys.outcomes import Contact
from answerable.knowledge.journeys.tokens import WINDOW, day_of
from answerable.knowledge.models import Journey, JourneyContact, JourneyPage

READ = """
WITH begun AS (
    INSERT INTO knowledge_journey (token, day, visitor)
    VALUES (%(token)s, %(day)s, %(visitor)s)
    ON CONFLICT (token) DO NOTHING
)
INSERT INTO knowledge_journeypage (journey_id, article_id)
VALUES (%(token)s, %(article)s)
ON CONFLICT (journey_id, article_id) DO NOTHING
"""


def note_read(token: str, article: int, *, day: date, visitor: str) -> None:
    """Note that a page (its id) was read; the first one begins the journey."""
    if day_of(token) != day:
        return
    values: dict[str, str | int | date] = {
        "token": token,
        "day": day,
        "visitor": visitor,
        "article": article,
    }
    with connection.cursor() as cursor:
        cursor.execute(READ, values)


def note_said(token: str, article: int, *, is_useful: bool) -> None:
    """Note whether a page (its id) helped; who says it again changes their mind."""
    pages = JourneyPage.objects.filter(journey=token, article=article)
    pages.update(is_useful=is_useful)


def note_contact(contact: Contact, *, token: str = "", person: int | None) -> bool:
    """Note that somebody was in touch: by a name that came along, or as who they are.

    With a name, the person (their id) is known from then on, and so is what they send us
    by another way. Return whether they became known by this.
    """
    found = _begun_before(contact.day)
    mine = _of_reader(token)
    met = 0
    if mine and person:
        met = found.filter(mine, person=None).update(person=person)
    whose = (mine or Q(pk__in=())) | (Q(person=person) if person else Q(pk__in=()))
    JourneyContact.objects.bulk_create(
        [_kept(journey, contact) for journey in found.filter(whose)],
        ignore_conflicts=True,
    )
    return met > 0


def find_journey(day: date, visitor: str) -> str:
    """Return the name of a journey that a reader made on a day, or nothing."""
    found = Journey.objects.filter(day=day, visitor=visitor)
    return found.order_by("token").values_list("token", flat=True).first() or ""


def move_journeys(absorbed: int, *, into: int) -> None:
    """Let the journeys of a person (an id) be those of whom they are joined with."""
    Journey.objects.filter(person=absorbed).update(person=into)


def _begun_before(day: date) -> QuerySet[Journey]:
    """Return the journeys to which a contact on a day is in time."""
    return Journey.objects.filter(day__range=(day - WINDOW, day))


def _of_reader(token: str) -> Q | None:
    """Return which journeys are of one reader: who begins anew on a day is the same."""
    journey = Journey.objects.filter(token=token).first() if token else None
    return Q(day=journey.day, visitor=journey.visitor) if journey else None


def _kept(journey: Journey, contact: Contact) -> JourneyContact:
    return JourneyContact(
        journey=journey,
        day=contact.day,
        service_id=contact.service,
        article_id=contact.article,
    )
