"""What others reported already near the place: in words that are nobody's.

Shown are the kind, the official name of the street, the area, how far, since when and
whether somebody works on it; never what was said, a photo, a name or a reference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from answerable.agency.known_places import find_spot
from answerable.agency.official_names import official_names
from answerable.cases.models import Case
from answerable.cases.similar import similar_near, spots_of_cases, still_similar
from answerable.cases.workflow import State
from answerable.front.portal.placing import Placing
from answerable.front.portal.writing import Writing
from answerable.front.shared.days import day_here
from answerable.lib.nearness import apart
from answerable.lib.positions import Spot

SALT = "answerable.similar-report"
ROUNDED = 10  # metres: nobody's door is told
EXACT = 50  # metres; a street by its name is known less exactly
ROUGH = 500  # metres that both places together may be off; an area is known so


@dataclass(frozen=True)
class Similar:
    """One report that is open already; ``key`` names it on this page of this draft."""

    key: str
    reference: str
    where: str
    standing: str


def references_near(writing: Writing, placing: Placing) -> list[str]:
    """Return what is open near the place of a request, where its service shows that."""
    service, spot = writing.wanted, _spot_of(placing)
    if service is None or spot is None or not writing.door.is_typed_by_service:
        return []
    return [near.case.reference for near in similar_near(service, spot)]


def similar_in(writing: Writing) -> list[Similar]:
    """Return what was found near the place of a request and is still open."""
    kept = cast("Sequence[str]", writing.answers.get("similar", ()))
    service = writing.wanted
    if service is None or not kept:
        return []
    cases = still_similar(service, kept)
    names = official_names(case.place for case in cases)
    ours, spots = _spot_of(Placing.in_answers(writing.answers)), spots_of_cases(cases)
    return [
        _told(case, writing, names.get(case.place, ""), _away(ours, spots.get(case.pk)))
        for case in cases
    ]


def _spot_of(placing: Placing) -> Spot | None:
    """Return where something is: the point that is known, or where the words are."""
    return placing.spot or find_spot(placing.place, placing.area)


def _told(case: Case, writing: Writing, street: str, away: str) -> Similar:
    parts = (street, str(case.area or ""), away)
    where = " · ".join(part for part in parts if part)
    return Similar(
        key=_key(writing, case.reference),
        reference=case.reference,
        where=where,
        standing=_standing(case),
    )


def _away(ours: Spot | None, theirs: Spot | None) -> str:
    """Return how far it is, as exactly as both places are known."""
    if ours is None or theirs is None:
        return ""
    way = apart(ours, theirs)
    if way.off > ROUGH:
        return _("perhaps close by: we know the place only roughly")
    if max(ours.accuracy or 0, theirs.accuracy or 0) > EXACT:
        return _("close by")
    metres = round(way.metres / ROUNDED) * ROUNDED
    return (
        _("about %(metres)s metres away") % {"metres": metres}
        if metres
        else _("at the same place")
    )


def _standing(case: Case) -> str:
    """Return how far it is; for whom we wait is told to nobody else."""
    day = day_here(case.opened_at)
    if case.state == State.RECEIVED:
        return _("Reported on %(day)s. Nobody has begun to work on it yet.") % {
            "day": day
        }
    return _("Reported on %(day)s. Somebody works on it.") % {"day": day}


def _key(writing: Writing, reference: str) -> str:
    """Return what names a report on the page of one draft, and nowhere else."""
    said = f"{writing.draft.token}:{reference}"
    return salted_hmac(SALT, said, algorithm="sha256").hexdigest()[:16]


def find_chosen(offered: Sequence[Similar], key: str) -> Similar | None:
    """Return the report that was chosen, if it is one of these."""
    return next((one for one in offered if one.key == key), None)
