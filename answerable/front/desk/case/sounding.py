"""Whether the newest words of a person sound as if they were not satisfied with us."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import cast

from django.core.cache import cache

from answerable.cases.conversation import Said
from answerable.cases.models import Case, Interaction
from answerable.cases.models.case import CaseType
from answerable.front.desk.case.timeline import Event
from answerable.lib.wording import isolated
from answerable.routing.dissatisfaction import Sign, hear_dissatisfaction

MOST_SHOWN = 3
KEPT_SECONDS = 3_600


@dataclass(frozen=True)
class Sounding:
    """A message (its id) that may be a complaint, and the signs that say so."""

    message: int
    signs: Sequence[Sign]

    @property
    def words(self) -> str:
        """Return the words that sound so, as they were written."""
        return " … ".join(isolated(sign.words) for sign in self.signs)


def sounding(case: Case, events: Sequence[Event]) -> Sounding | None:
    """Return the newest message of the person, where it may be a complaint.

    None where the case is one, and where somebody said that this message is none.
    """
    newest = _newest(events)
    if newest is None or case.case_type == CaseType.COMPLAINT:
        return None
    if any(event.done and event.done.cleared == newest.pk for event in events):
        return None
    signs = _heard(f"{newest.text}\n{newest.wish}")
    return Sounding(newest.pk, signs[:MOST_SHOWN]) if signs else None


def _heard(words: str) -> Sequence[Sign]:
    """Return the signs in words that were sent, which nobody changes any more.

    A case is opened many times a day, and reading a long letter takes a tenth of its
    page. The words themselves are not kept here.
    """
    key = f"sounding-{sha256(words.encode()).hexdigest()}"
    signs = cache.get_or_set(key, lambda: hear_dissatisfaction(words), KEPT_SECONDS)
    return cast("Sequence[Sign]", signs)


def _newest(events: Sequence[Event]) -> Said | None:
    """Return the newest message of the case itself; one sent by a machine is none."""
    own = (event.said for event in reversed(events) if not event.reference)
    written = (said for said in own if said and said.kind == Interaction.Kind.MESSAGE)
    return next(written, None)
