"""What there is to learn from: cases that ended, the words they came with, and where.

Where a case ended is where it belonged: every time one of us put it right is in it.
Restricted cases and whatever was a complaint are left out, as is what was not ours. The
words are read where they are, and nothing of them is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Left

from answerable.cases.models import Case, Interaction
from answerable.cases.models.case import CaseType, Outcome
from answerable.cases.workflow import State
from answerable.routing.learned.examples import Example
from answerable.routing.learned.labels import label_of
from answerable.routing.learned.reading import LONGEST

MOST_CASES = 50_000
FEWEST_A_PLACE = 10  # of fewer cases, nothing can be said of a place
ENOUGH = 200  # cases; before, the names of services say more


@dataclass(frozen=True)
class Lived:
    """A case that ended: what it taught, and when it came."""

    example: Example
    came: datetime


def lived_through() -> list[Lived]:
    """Return the newest cases that can teach something, the newest first."""
    found = [lived for lived in _lived() if lived.example.text.strip()]
    counts = Counter(lived.example.label for lived in found)
    return [one for one in found if counts[one.example.label] >= FEWEST_A_PLACE]


def teaches_enough(lived: list[Lived]) -> bool:
    """Tell whether there are enough cases, of two places at least."""
    return len(lived) >= ENOUGH and len({one.example.label for one in lived}) > 1


def _lived() -> Iterator[Lived]:
    for row in _rows().iterator(chunk_size=2_000):
        text = f"{row['subject'] or ''}\n{row['words'] or ''}"
        label = label_of(row["of"], row["at_team"])
        by = str(row["person"] or f"case {row['pk']}")
        yield Lived(Example(text, label, by), row["opened_at"])


def _rows() -> QuerySet[Case, dict[str, Any]]:
    said = Interaction.objects.filter(
        case=OuterRef("pk"),
        envelope__isnull=False,
        kind=Interaction.Kind.MESSAGE,
    ).order_by("at", "id")
    words = said.annotate(start=Left("text", LONGEST)).values("start")
    return (
        _cases()
        .order_by("-opened_at", "-id")
        .annotate(
            subject=Subquery(said.values("subject")[:1]),
            words=Subquery(words[:1]),
            of=F("service__slug"),
            at_team=F("team__slug"),
        )
        .values("pk", "person", "opened_at", "subject", "words", "of", "at_team")
    )[:MOST_CASES]


def _cases() -> QuerySet[Case]:
    ended = Case.objects.filter(
        state__in=(State.RESOLVED, State.CLOSED),
        is_restricted=False,
        team__isnull=False,
    )
    complaints = Q(case_type=CaseType.COMPLAINT) | Q(complaint__isnull=False)
    nowhere = Q(service=None, team__is_triage=True)
    return ended.exclude(complaints | nowhere | Q(outcome=Outcome.NOT_OURS))
