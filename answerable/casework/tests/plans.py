"""Makers of warnings, restrictions and reviews of them, as they are usually decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.casework import conduct
from answerable.complaints.conduct import Impact, Plan, Terms
from answerable.complaints.models import (
    ConductWarning,
    ContactRestriction,
    RestrictionReview,
)
from answerable.people.models import Person

MONTHS = timedelta(days=91), timedelta(days=183)


def warned(person: Person, *, by: Staff, **changes: Any) -> ConductWarning:
    """Warn a person of having gone on and on."""
    told: dict[str, Any] = {
        "category": "persistence",
        "words": "You rang forty times about what was decided in May.",
        "asked": "Send us what is new, in writing.",
        "was_done_to_me": False,
    }
    return conduct.warn(person, **(told | changes), by=by)


def planned(first: date | None = None, **changes: Any) -> Plan:
    """Return a restriction of six months, in writing only."""
    starts = first or today()
    review, end = (starts + months for months in MONTHS)
    plan = Plan(
        category="persistence",
        terms=Terms(writing_only=True),
        reasons="You rang forty more times.",
        starts_on=starts,
        review_on=review,
        ends_on=end,
        appeal="Write to us and say why.",
        impact=Impact("None is known; asked.", "Reads English well.", "Asked: none."),
    )
    return replace(plan, **changes)


def limit(person: Person, *, by: Staff, **changes: Any) -> ContactRestriction:
    """Limit how a person is in touch."""
    plan = planned(changes.pop("starts_on", None), **changes)
    return conduct.restrict(person, plan, by=by)


def look_again(
    restriction: ContactRestriction, *, by: Staff, **changes: Any
) -> RestrictionReview:
    """Look at a restriction again, and keep it unless told otherwise."""
    told: dict[str, Any] = {
        "cause": "review",
        "decision": "keep",
        "reasons": "It helped.",
        "after": restriction.terms,
        "ends_on": restriction.ends_on,
        "review_on": None if "ends_on" in changes else restriction.review_on,
        "seen": restriction.reviews.count(),
    }
    return conduct.review(restriction.person, restriction, **(told | changes), by=by)
