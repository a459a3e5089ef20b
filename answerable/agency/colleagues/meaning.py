"""What was typed may mean a name, a skill, a team, a service, a department or a role.

All but names are few, and compared here; people are many, and asked for in the database.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import override

from answerable.agency.models import Skill
from answerable.agency.models.house import Named
from answerable.agency.queries import (
    all_departments,
    all_teams,
    services_on_offer,
)
from answerable.agency.roles import Role
from answerable.lib.matching import Candidate, Vocabulary
from answerable.lib.tokens import tokens

LEAST_SCORE = 0.3
NEARLY = 0.9  # of the best, where nothing has all the words
MOST_PARTS = 6  # of what was typed
MOST_MEANT = 12  # skills, teams, services, departments and roles that one part may mean
MOST_WORDS = 6  # of a name
ROLES = list(Role)


@dataclass(frozen=True)
class Meant:
    """What a part of what was typed may mean: words of a name, ids, and roles."""

    words: Sequence[str] = ()
    skills: Collection[int] = ()
    teams: Collection[int] = ()
    services: Collection[int] = ()
    departments: Collection[int] = ()
    roles: Collection[str] = ()


def meanings_of(parts: Sequence[str]) -> list[Meant]:
    """Return what each part may mean; each has to fit."""
    known = Vocabulary(list(_candidates()) if parts else [])
    return [_meant_by(part, known) for part in parts[:MOST_PARTS]]


def joined(meant: Iterable[Meant]) -> Meant:
    """Return all that was meant, by all parts together."""
    parts = list(meant)
    return Meant(
        words=[word for each in parts for word in each.words],
        skills={pk for each in parts for pk in each.skills},
        teams={pk for each in parts for pk in each.teams},
        services={pk for each in parts for pk in each.services},
        departments={pk for each in parts for pk in each.departments},
        roles={role for each in parts for role in each.roles},
    )


def _meant_by(part: str, known: Vocabulary) -> Meant:
    ids: dict[str, list[int]] = {}
    for key in _fitting(part, known)[:MOST_MEANT]:
        kind, _colon, number = key.partition(":")
        ids.setdefault(kind, []).append(int(number))
    return Meant(
        words=part.split()[:MOST_WORDS],
        skills=ids.get("skill", ()),
        teams=ids.get("team", ()),
        services=ids.get("service", ()),
        departments=ids.get("department", ()),
        roles=[ROLES[number] for number in ids.get("role", ())],
    )


def _fitting(part: str, known: Vocabulary) -> list[str]:
    """Return what has all the words of a part; where nothing has, what has most of them.

    A street light is no department of streets, which is meant by "streets".
    """
    ranked = [one for one in known.rank(part) if one.score >= LEAST_SCORE]
    words = list(tokens(part))[:MOST_WORDS]
    each = [{one.key for one in known.rank(word)} for word in words]
    every = set.intersection(*each) if each else set()
    best = max((one.score for one in ranked), default=0.0)
    whole = [one.key for one in ranked if one.key in every]
    return whole or [one.key for one in ranked if one.score >= NEARLY * best]


def _candidates() -> Iterator[Candidate]:
    """Return everything of ours that a word may mean, by its names in every language."""
    yield from _named("skill", {one.pk: one for one in Skill.objects.all()})
    yield from _named("team", all_teams())
    yield from _named("department", all_departments())
    for one in services_on_offer():
        called = (alias for some in one.aliases.values() for alias in some)
        yield Candidate(f"service:{one.pk}", tuple(one.name.values()), tuple(called))
    for number, role in enumerate(ROLES):
        yield Candidate(f"role:{number}", _called(role))


def _named(kind: str, things: Mapping[int, Named]) -> Iterator[Candidate]:
    for pk, one in things.items():
        yield Candidate(f"{kind}:{pk}", tuple(one.name.values()))


def _called(role: Role) -> tuple[str, ...]:
    """Return what a role is called, in every language of the desk."""
    names = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            names.append(str(role.label))
    return tuple(dict.fromkeys(names))
