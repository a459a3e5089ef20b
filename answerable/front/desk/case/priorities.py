"""How urgent a case is, in words, and why: every ground that counts has a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy

from answerable.cases.models import Case
from answerable.cases.priority import (
    MOST_URGENT,
    Circumstance,
    Grounds,
    Level,
    impact_of,
    read_grounds,
    urgency_of,
)
from answerable.front.shared.days import day_here

SHOWN_IN_LISTS = 2  # P1 and P2: what is marked everywhere stands out nowhere
NAMES: dict[int, Promise] = {
    1: pgettext_lazy("priority", "At once"),
    2: pgettext_lazy("priority", "Very soon"),
    3: pgettext_lazy("priority", "Soon"),
    4: pgettext_lazy("priority", "In its turn"),
    5: pgettext_lazy("priority", "Can wait"),
}
LEVELS: dict[Level, Promise] = {
    Level.HIGH: pgettext_lazy("level", "High"),
    Level.MEDIUM: pgettext_lazy("level", "Medium"),
    Level.LOW: pgettext_lazy("level", "Low"),
}
CIRCUMSTANCES: dict[Circumstance, Promise] = {
    Circumstance.DANGER: gettext_lazy(
        "Somebody is in danger: life, a child, or violence"
    ),
    Circumstance.LOSS: gettext_lazy(
        "Somebody may lose home, benefit, power or liberty"
    ),
    Circumstance.VULNERABLE: gettext_lazy(
        "The person told us of something that makes it harder for them"
    ),
}


@dataclass(frozen=True)
class Priority:
    """A priority as a page shows it."""

    name: str
    why: list[str]
    is_danger: bool


def priority_of(case: Case) -> Priority:
    """Return the priority of a case in words, with all that led to it."""
    grounds = read_grounds(case.grounds)
    return Priority(
        name=priority_name(case.priority),
        why=[_by_matrix(grounds), *_by_circumstances(case, grounds)],
        is_danger=case.priority == MOST_URGENT
        and Circumstance.DANGER in grounds.circumstances,
    )


def priority_name(priority: int) -> str:
    """Return a priority such as "P2 · Very soon"."""
    return f"P{priority} · {NAMES[priority]}"


def _by_matrix(grounds: Grounds) -> str:
    return _("Impact: %(impact)s. Urgency: %(urgency)s.") % {
        "impact": LEVELS[impact_of(grounds)],
        "urgency": LEVELS[urgency_of(grounds)],
    }


def _by_circumstances(case: Case, grounds: Grounds) -> list[str]:
    held = grounds.circumstances
    words = [str(words) for each, words in CIRCUMSTANCES.items() if each in held]
    law = _by_law(case.legal_date, grounds) if case.legal_date else ""
    return [*words, law] if law else words


def _by_law(legal_date: date, grounds: Grounds) -> str:
    day = day_here(legal_date)
    if grounds.is_law_near:
        return _("The law sets a date, and it is near: %(day)s.") % {"day": day}
    return _("The law sets a date: %(day)s.") % {"day": day}
