"""What became of a page that was read after a search; pure.

A page is *asked* about all the same when whoever read it was in touch about its topic up
to the seventh day after, whatever they had said of it; *useless* when they said so;
*useful* when they said so and did not ask; *solved* when they did neither. Days are those
of the agency's time zone.

A contact is about the topic of a page when it began there, when its service is one that
the page is about, and wherever nobody can tell: it has no service, or the page has none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from answerable.knowledge.journeys.tokens import WINDOW


class Outcome(StrEnum):
    """What became of it; each page that was read has one of them."""

    SOLVED = "solved"
    USEFUL = "useful"
    USELESS = "useless"
    ASKED = "asked"


@dataclass(frozen=True)
class Page:
    """A page (its id) of a journey, what it is about (ids), and what was said of it."""

    article: int
    services: frozenset[int] = frozenset()
    is_useful: bool | None = None


@dataclass(frozen=True)
class Contact:
    """That somebody was in touch: the day, the service, and the page it began at (ids)."""

    day: date
    service: int | None = None
    article: int | None = None


@dataclass(frozen=True)
class Become:
    """What became of a page; for one that was asked about, of which service (its id)."""

    outcome: Outcome
    service: int | None = None


def judge(read_on: date, page: Page, contacts: Iterable[Contact]) -> Become:
    """Return what became of a page that was read on a day."""
    for contact in contacts:
        if is_in_time(read_on, contact) and is_about(contact, page):
            return Become(Outcome.ASKED, contact.service)
    if page.is_useful is None:
        return Become(Outcome.SOLVED)
    return Become(Outcome.USEFUL if page.is_useful else Outcome.USELESS)


def is_in_time(read_on: date, contact: Contact) -> bool:
    """Tell whether it is not later than the seventh day after.

    What the same journey asked before it read is in time: nothing was spared either.
    """
    return contact.day <= read_on + WINDOW


def is_about(contact: Contact, page: Page) -> bool:
    """Tell whether a contact is about the topic of a page, or may be."""
    is_open = contact.service is None or not page.services
    return (
        is_open or contact.service in page.services or contact.article == page.article
    )


def each_once(pages: Iterable[Page]) -> Sequence[Page]:
    """Return every page that somebody read once: who said it was useless, meant it."""
    found: dict[int, Page] = {}
    said: dict[int, set[bool]] = defaultdict(set)
    for page in pages:
        found[page.article] = page
        if page.is_useful is not None:
            said[page.article].add(page.is_useful)
    return [_with(page, said) for page in found.values()]


def _with(page: Page, said: Mapping[int, set[bool]]) -> Page:
    told = said[page.article]
    return Page(page.article, page.services, all(told) if told else None)
