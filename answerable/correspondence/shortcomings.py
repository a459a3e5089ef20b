"""What the desk's own texts still want: a language, or a second look.

A text is late where our own changed since somebody compared the two, or where the same
text in the first language of the office was written anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from answerable.correspondence.models import LetterText
from answerable.correspondence.occasions import OCCASIONS
from answerable.correspondence.phrasing import (
    Place,
    own_phrasing,
    place_of,
    still_fits,
)


class Lack(StrEnum):
    """What is wanting."""

    UNFIT = "unfit"  # it lacks what its letter needs today, so our own goes out
    LANGUAGE = "language"  # it is there in another language and not in this
    OWN_CHANGED = "own_changed"
    FIRST_CHANGED = "first_changed"


@dataclass(frozen=True)
class Shortcoming:
    """One place and what is wanting there."""

    place: Place
    lack: Lack


def shortcomings(
    texts: Iterable[LetterText], languages: Sequence[str]
) -> list[Shortcoming]:
    """Return what the texts in use want, given the languages of the office."""
    there = {place_of(text): text for text in texts if text.retired_at is None}
    subjects = dict.fromkeys((place.occasion, place.department) for place in there)
    places = (
        Place(occasion, language, department)
        for occasion, department in subjects
        for language in languages
    )
    return [
        Shortcoming(place, lack)
        for place in places
        for lack in _lacks(place, there, languages[0])
    ]


def _lacks(
    place: Place, there: Mapping[Place, LetterText], first: str
) -> Iterator[Lack]:
    text = there.get(place)
    if text is None:
        yield Lack.LANGUAGE
        return
    if not still_fits(text):
        yield Lack.UNFIT
        return
    shipped = own_phrasing(OCCASIONS[text.occasion], text.language)
    if text.stands_for != shipped.fingerprint:
        yield Lack.OWN_CHANGED
    main = there.get(Place(place.occasion, first, place.department))
    if main and main.changed_at > text.checked_at:
        yield Lack.FIRST_CHANGED
