"""Whose words hold for a department: its own, of what became it, then of those above.

Departments that are merged, renamed or divided leave their texts behind, and the people who
wrote them. What became one department of several has no words in common: then each team
keeps those of the department that it was in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from answerable.agency.models import Reorganisation, Team
from answerable.agency.queries import all_departments, departments_above
from answerable.lib.memory import remembered


@dataclass(frozen=True)
class Succession:
    """Departments that ended (their ids, by slug), what got what they had, and from whom."""

    ended: dict[str, int]
    into: str
    elsewhere: dict[str, str]
    had: dict[str, str]

    def heir_of(self, part: str) -> str:
        """Return which department got a part, such as ``teams/roads``."""
        return self.elsewhere.get(part, self.into)


def departments_asked(pk: int | None, team: Team | None = None) -> list[int]:
    """Return the departments (ids) whose words hold for one, the nearest first."""
    known, line = all_departments(), list[int]()
    part = f"teams/{team.slug}" if team else ""
    for each in departments_above(pk):
        line += [each, *_before(each, part)]
        part = f"departments/{known[each].slug}"
    return list(dict.fromkeys(line))


def several_before(pk: int | None) -> list[int]:
    """Return the departments that became this one, where each team keeps its own words."""
    ended = _all_before(_slug_of(pk))
    return ended if len(ended) > 1 else []


def _before(pk: int, part: str) -> Iterator[int]:
    """Yield what a department was before, for a part of it, the latest first."""
    seen = {pk}
    found = _came_from(pk, part)
    while found and found not in seen:
        yield found
        seen.add(found)
        found = _came_from(found, part)


def _came_from(pk: int, part: str) -> int | None:
    slug = _slug_of(pk)
    for each in _successions():
        if part in each.had and each.heir_of(part) == slug:
            return each.ended.get(each.had[part])
    ended = _all_before(slug)
    return ended[0] if len(ended) == 1 else None


def _slug_of(pk: int | None) -> str:
    found = all_departments().get(pk) if pk else None
    return found.slug if found else ""


def _all_before(slug: str) -> list[int]:
    """Return every department that became this one as a whole, the latest first."""
    into = (each for each in _successions() if each.into == slug)
    return list(dict.fromkeys(pk for each in into for pk in each.ended.values()))


@remembered
def _successions() -> list[Succession]:
    """Return every change of the departments that was carried out, the latest first."""
    done = Reorganisation.objects.exclude(done_at=None).select_related("into")
    return [
        Succession(
            {one.slug: one.pk for one in each.ending.all()},
            each.into.slug,
            each.elsewhere,
            each.had,
        )
        for each in done.prefetch_related("ending").order_by("-done_at", "-pk")
    ]
