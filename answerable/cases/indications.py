"""What the answers of a form say of how urgent a case is; pure.

An indication names a question and, where it is not for the day of the law, the answer
that counts; it gives an impact, an urgency or a circumstance. Only declared answers
count: free words are never read for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.cases.priority import Circumstance, Grounds, Level

Answers = Mapping[str, object]


@dataclass(frozen=True)
class Indication:
    """If a question was answered so, this is known; ``is_legal_date`` reads its day."""

    question: str
    answer: str = ""
    impact: int = 0
    urgency: int = 0
    circumstance: str = ""
    is_legal_date: bool = False


def grounds_by(
    indications: Sequence[Indication], answers: Answers, *, impact: int, urgency: int
) -> Grounds:
    """Return what a case rests on, from these levels up."""
    found = [each for each in indications if _holds(each, answers)]
    return Grounds(
        impact=Level(max(impact, *(each.impact for each in found), 0)),
        urgency=Level(max(urgency, *(each.urgency for each in found), 0)),
        circumstances=frozenset(
            Circumstance(each.circumstance) for each in found if each.circumstance
        ),
    )


def legal_date_in(indications: Iterable[Indication], answers: Answers) -> date | None:
    """Return the earliest day that an answer names as set by the law."""
    named = (answers.get(each.question) for each in indications if each.is_legal_date)
    return min(filter(None, map(_day, named)), default=None)


def _day(said: object) -> date | None:
    """Return the day of an answer; other channels may have let through what is none."""
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        return None


def _holds(indication: Indication, answers: Answers) -> bool:
    said = answers.get(indication.question)
    if indication.is_legal_date or said is None:
        return False
    chosen = said if isinstance(said, list) else [said]
    return indication.answer in chosen
