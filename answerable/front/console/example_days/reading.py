"""Have people read help pages some days ago, counted as every reader is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from answerable.agency.duty import today
from answerable.agency.models import Service
from answerable.front.console.example_days.shapes import Days, Journey, Reading
from answerable.knowledge.counting import Reader, count_visit, roll_up
from answerable.knowledge.journeys.noting import note_contact, note_said
from answerable.knowledge.journeys.outcomes import Contact
from answerable.knowledge.journeys.rolling import roll_up_journeys
from answerable.knowledge.journeys.tokens import begin_token
from answerable.knowledge.queries import public_article

BROWSER = "Mozilla/5.0 (example town)"


def read_pages(days: Days) -> None:
    """Let everybody read what they read, and count what is over."""
    for number, journey in enumerate(days.journeys):
        for reader in _readers(f"journey-{number}", journey.readers):
            _travel(journey, reader)
    for number, reading in enumerate(days.readings):
        for reader in _readers(f"reading-{number}", reading.readers):
            _read(reading.page, reader, _ago(reading))
    roll_up(today())
    roll_up_journeys(today())


def _travel(journey: Journey, reader: Reader) -> None:
    """Read one page after another, say how it was, and perhaps ask all the same."""
    day = _ago(journey)
    token = begin_token(day)
    for slug in journey.read:
        article = _read(slug, reader, day, token)
        if journey.says:
            note_said(token, article, is_useful=journey.says == "yes")
    if journey.asked:
        service = Service.objects.get(slug=journey.asked).pk
        contact = Contact(day + timedelta(days=journey.after), service)
        note_contact(contact, token=token, person=None)


def _read(slug: str, reader: Reader, day: date, token: str = "") -> int:
    """Have a page read; return its id."""
    article = public_article(slug)
    count_visit(article, reader, "en", journey=token, day=day)
    return article.pk


def _readers(name: str, number: int) -> Iterator[Reader]:
    return (Reader(f"{name}-{each}", BROWSER) for each in range(number))


def _ago(told: Journey | Reading) -> date:
    return today() - timedelta(days=told.days_ago)
