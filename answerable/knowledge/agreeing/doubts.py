"""What does not fit together among all articles that are read now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answerable.agency.models import Department, Office, Team
from answerable.agency.queries import get_agency
from answerable.knowledge.agreeing.amounts import money_in
from answerable.knowledge.agreeing.contradictions import (
    Contradiction,
    Page,
    contradictions,
)
from answerable.knowledge.agreeing.likeness import twins
from answerable.knowledge.editions import behind
from answerable.knowledge.models import ArticleVersion
from answerable.knowledge.plain import names_of_ours
from answerable.knowledge.queries import content_of, facts_now, newest_versions
from answerable.knowledge.reading import Reading, read

MOST_COMPARED = 2_000  # articles


@dataclass(frozen=True)
class Stale:
    """A translation that is behind, or that names another sum than its first language."""

    reading: Reading
    language: str
    editions: int
    has_other_money: bool


@dataclass(frozen=True)
class Alike:
    """Two articles that answer one question, and how alike they are in percent."""

    here: Reading
    there: Reading
    percent: int


@dataclass(frozen=True)
class Doubts:
    """Everything that somebody should look at."""

    contradictions: Sequence[Contradiction]
    stale: Sequence[Stale]
    alike: Sequence[Alike]
    named_as_ours: Sequence[Reading]


def doubts() -> Doubts:
    """Return what does not fit together today, in the first language of the body."""
    first = get_agency().languages[0]
    rows = newest_versions().filter(article__retired_at=None).select_related("article")
    whole = rows.prefetch_related("article__services").order_by("article__slug")
    versions = list(whole[:MOST_COMPARED])
    facts = facts_now()
    readings = {
        one.article.slug: read(one, first, facts=facts)
        for one in versions
        if first in content_of(one).languages
    }
    pages = [
        _page(one, readings[one.article.slug])
        for one in versions
        if one.article.slug in readings
    ]
    names = _names(first)
    return Doubts(
        contradictions=contradictions(pages),
        stale=[stale for one in versions for stale in _stale(one, first)],
        alike=_alike(readings),
        named_as_ours=[
            one for one in readings.values() if names_of_ours(one.title, names)
        ],
    )


def _page(version: ArticleVersion, reading: Reading) -> Page:
    lines = (
        reading.answer,
        reading.issue,
        *reading.steps,
        f"cost: {reading.cost}" if reading.cost else "",
        f"time: {reading.time}" if reading.time else "",
        *reading.documents,
    )
    services = frozenset(one.slug for one in version.article.services.all())
    text, questions = "\n".join(lines), " ".join(reading.questions)
    return Page(reading.slug, reading.title, text, services, questions)


def _stale(version: ArticleVersion, first: str) -> list[Stale]:
    late = behind(version.editions, first)
    facts = facts_now()
    whole = read(version, first, facts=facts)
    sums = money_in(_all_of(whole))
    found = []
    for code in content_of(version).languages:
        other = read(version, code, facts=facts)
        differs = code != first and money_in(_all_of(other)) != sums
        if code in late or differs:
            found.append(Stale(whole, code, late.get(code, 0), differs))
    return found


def _all_of(reading: Reading) -> str:
    return "\n".join(
        (reading.answer, reading.cost, reading.time, *reading.steps, *reading.documents)
    )


def _alike(readings: Mapping[str, Reading]) -> list[Alike]:
    asked = {
        slug: " ".join((one.title, *one.questions)) for slug, one in readings.items()
    }
    return [
        Alike(readings[one.here], readings[one.there], round(one.likeness * 100))
        for one in twins(asked)
    ]


def _names(language: str) -> list[str]:
    return [
        name
        for model in (Department, Team, Office)
        for names in model._default_manager.values_list("name", flat=True)  # noqa: SLF001  # Django documents it
        if (name := names.get(language))
    ]
