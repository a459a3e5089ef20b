"""The words of an occasion: what the desk wrote for a department, else our own.

Our own words are the template of the occasion with the names of its fields left in, so
that they can be shown, edited and filled just as those of the desk.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import F
from django.utils import translation

from answerable.agency.lineage import departments_asked
from answerable.agency.models import Team
from answerable.correspondence.letter_fields import (
    as_fields,
    body_fields,
    fault_in_body,
    fault_in_subject,
)
from answerable.correspondence.models import LetterText, TextVersion
from answerable.correspondence.occasion import Occasion
from answerable.correspondence.occasions import OCCASIONS
from answerable.correspondence.rendering import rendered
from answerable.lib.memory import remembered

MOST_REMEMBERED = 500  # occasions times languages


@dataclass(frozen=True)
class Phrasing:
    """A subject and a text with fields; ``version`` is of the desk's (its id)."""

    subject: str
    body: str
    version: int | None = None

    @property
    def fingerprint(self) -> str:
        """Return what tells these words from others."""
        said = f"{self.subject}\n{self.body}"
        return hashlib.sha256(said.encode()).hexdigest()


@dataclass(frozen=True)
class Place:
    """Where a text belongs: an occasion, a language, a department (its id) or none."""

    occasion: str
    language: str
    department: int | None = None


def own_phrasing(occasion: Occasion, language: str) -> Phrasing:
    """Return our own words, as they are shipped."""
    return _shipped(occasion.name, language)


def phrasing_for(
    occasion: Occasion,
    language: str,
    department: int | None,
    team: Team | None = None,
) -> Phrasing:
    """Return the nearest words: of a department, of those above it, the house's, ours.

    Before those above come those of what became a department; of several, those in which
    the team was. Never those of another language.
    """
    written = _written()
    units = (*departments_asked(department, team), None)
    places = (Place(occasion.name, language, unit) for unit in units)
    found = (written[place] for place in places if place in written)
    return next(found, None) or own_phrasing(occasion, language)


def place_of(text: LetterText) -> Place:
    """Return where a text belongs."""
    return Place(text.occasion, text.language, text.department_id)


def still_fits(text: LetterText) -> bool:
    """Tell whether a text has the fields that its letter wants of it today.

    One that was written for an earlier release may not; then our own goes out.
    """
    occasion = OCCASIONS.get(text.occasion)
    return occasion is not None and not (
        fault_in_subject(occasion, text.subject) or fault_in_body(occasion, text.body)
    )


@remembered
def _written() -> dict[Place, Phrasing]:
    """Return every text of the desk that is in use, by where it belongs."""
    newest = TextVersion.objects.filter(
        text__retired_at=None, number=F("text__version")
    ).select_related("text")
    return {
        place_of(version.text): Phrasing(version.subject, version.body, version.pk)
        for version in newest
        if still_fits(version.text)
    }


@lru_cache(MOST_REMEMBERED)
def _shipped(name: str, language: str) -> Phrasing:
    occasion = OCCASIONS[name]
    with translation.override(language):
        subject = str(occasion.subject) % as_fields(("summary", "reference"))
        body = rendered(name, as_fields(body_fields(occasion)))
    return Phrasing(subject, body)
