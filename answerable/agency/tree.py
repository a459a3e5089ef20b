"""The tree of departments as it was on a day, with the teams that each had then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from answerable.agency.models import Department, Reorganisation, Team


@dataclass(frozen=True)
class Branch:
    """A department of that day: how deep it lies, and its teams."""

    department: Department
    depth: int
    teams: list[str]


def tree_on(day: date) -> list[Branch]:
    """Return the departments of a day, each behind the one that it lies beneath."""
    known = Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gt=day))
    rows = {one.slug: one for one in Department.objects.filter(known).order_by("slug")}
    had = places_on(day)
    teams: dict[str, list[str]] = defaultdict(list)
    for team in Team.objects.select_related("department").order_by("slug"):
        teams[had.get(f"teams/{team.slug}", team.department.slug)].append(str(team))
    beneath: dict[str, list[Department]] = defaultdict(list)
    above = dict(Department.objects.values_list("slug", "parent__slug"))
    for slug, row in rows.items():
        parent = had.get(f"departments/{slug}", above[slug])
        beneath[parent if parent in rows else ""].append(row)
    return list(_walk("", 0, beneath, teams))


def places_on(day: date) -> Mapping[str, str]:
    """Return where teams and departments lay that have been moved since."""
    later = Reorganisation.objects.exclude(done_at=None).filter(on__gt=day)
    places: dict[str, str] = {}
    for each in later.order_by("-on", "-pk"):
        places |= each.had
    return places


def _walk(
    slug: str,
    depth: int,
    beneath: Mapping[str, list[Department]],
    teams: Mapping[str, list[str]],
) -> Iterator[Branch]:
    for row in beneath.get(slug, []):
        yield Branch(row, depth, teams.get(row.slug, []))
        yield from _walk(row.slug, depth + 1, beneath, teams)
