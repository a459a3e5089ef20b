"""Rules that cannot do what somebody meant by them: told before they are published; pure.

A rule may be dead (no case can meet it), shadowed (an earlier one holds wherever it
does), or in conflict (it and another ask the same kind of thing, have something in
common, and name different teams). What is said is certain: a doubt that may be wrong is
not raised.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import combinations
from typing import Any, cast

from answerable.routing.conditions import words
from answerable.routing.engine import RuleLine, is_guess
from answerable.routing.facts import Facts


class Kind(StrEnum):
    """What is the matter with a rule."""

    OVER = "over"
    DEAD = "dead"
    SHADOWED = "shadowed"
    CONFLICT = "conflict"
    TEAM_EMPTY = "team_empty"
    OWNER_GONE = "owner_gone"
    SERVICE_RETIRED = "service_retired"


@dataclass(frozen=True)
class Doubt:
    """One doubt about a rule; ``other`` is the rule or the thing that makes it so."""

    kind: Kind
    rule: str
    other: str = ""


@dataclass(frozen=True)
class Ground:
    """What rules stand on today: teams with nobody in them, staff gone, services retired."""

    empty_teams: Collection[str] = ()
    owners_gone: Collection[str] = ()
    retired_services: Collection[str] = ()


def doubts_about(
    rules: Sequence[RuleLine], day: date, ground: Ground | None = None
) -> list[Doubt]:
    """Return what is doubtful in rules that are on, in their order."""
    counting = [rule for rule in rules if rule.is_on]
    over = [rule for rule in counting if rule.last_day and rule.last_day < day]
    live = [rule for rule in counting if rule not in over]
    found = [Doubt(Kind.OVER, rule.slug) for rule in over]
    found += [Doubt(Kind.DEAD, rule.slug) for rule in live if is_dead(rule)]
    found += _between(live)
    found += [each for rule in live for each in _on(rule, ground or Ground())]
    order = {rule.slug: place for place, rule in enumerate(rules)}
    return sorted(found, key=lambda doubt: order[doubt.rule])


def is_dead(rule: RuleLine) -> bool:
    """Tell whether a rule excludes every word that it looks for, or ends before it begins."""
    if rule.first_day and rule.last_day and rule.last_day < rule.first_day:
        return True
    wanted = _words(rule)
    sought, unwanted = wanted.get("any", ()), wanted.get("none", ())
    return bool(sought) and all(_any_implied(one, unwanted) for one in sought)


def covers(first: RuleLine, second: RuleLine) -> bool:
    """Tell whether the first rule holds in every case in which the second does."""
    if is_guess(first) and not is_guess(second):
        return False  # a guess gives way where the person has chosen a service
    return _covers_days(first, second) and all(
        _covers_condition(name, wanted, second.conditions.get(name))
        for name, wanted in first.conditions.items()
    )


def _between(rules: Sequence[RuleLine]) -> Iterator[Doubt]:
    shadowed: set[str] = set()
    for first, second in combinations(rules, 2):
        if second.slug in shadowed:
            continue
        if covers(first, second):
            shadowed.add(second.slug)
            yield Doubt(Kind.SHADOWED, second.slug, first.slug)
        elif _contradict(first, second):
            yield Doubt(Kind.CONFLICT, second.slug, first.slug)


def _contradict(first: RuleLine, second: RuleLine) -> bool:
    """Tell whether the order alone decides; a narrow rule before a wide one is meant."""
    is_meant = first.team == second.team or covers(second, first)
    return _meet(first, second) and not is_meant


def _on(rule: RuleLine, ground: Ground) -> Iterator[Doubt]:
    if rule.team in ground.empty_teams:
        yield Doubt(Kind.TEAM_EMPTY, rule.slug, rule.team)
    if rule.owner in ground.owners_gone:
        yield Doubt(Kind.OWNER_GONE, rule.slug, rule.owner)
    named = [*_names(rule.conditions.get("service")), rule.service]
    for service in named:
        if service in ground.retired_services:
            yield Doubt(Kind.SERVICE_RETIRED, rule.slug, service)


def _covers_days(first: RuleLine, second: RuleLine) -> bool:
    begins = first.first_day is None or (
        second.first_day is not None and first.first_day <= second.first_day
    )
    ends = first.last_day is None or (
        second.last_day is not None and first.last_day >= second.last_day
    )
    return begins and ends


def _covers_condition(name: str, wide: object, narrow: object) -> bool:
    if narrow is None:
        return False
    if name != "words":
        return set(_names(wide)) >= set(_names(narrow))
    first, second = _as_words(wide), _as_words(narrow)
    finds = all(_any_implied(one, first.get("any", ())) for one in second["any"])
    # What would stop the first must stop the second as well.
    stops = all(
        _any_implied(one, second.get("none", ())) for one in first.get("none", ())
    )
    return finds and stops


def _any_implied(phrase: str, others: Sequence[str]) -> bool:
    """Tell whether a text with this phrase always has one of the others."""
    if not phrase.endswith("*"):
        return _has(others, phrase)
    start = phrase.rstrip("*")
    # How the last word ends is open, so only those before it are certain.
    certain = " ".join(start.split()[:-1])
    whole = [other for other in others if not other.endswith("*")]
    beginnings = [other for other in others if other.endswith("*")]
    return _has(beginnings, start) or _has(whole, certain)


def _has(phrases: Sequence[str], text: str) -> bool:
    if not phrases:
        return False
    return words.holds({"any": phrases}, _facts(text)) is not None


@lru_cache(maxsize=10_000)  # each rule is held against every other one
def _facts(text: str) -> Facts:
    return Facts(text=text)


def _meet(first: RuleLine, second: RuleLine) -> bool:
    """Tell whether two rules ask the same kinds of thing and share something of each."""
    if set(first.conditions) != set(second.conditions):
        return False
    return all(
        _share(name, first.conditions[name], second.conditions[name])
        for name in first.conditions
    )


def _share(name: str, one: object, other: object) -> bool:
    if name != "words":
        return not set(_names(one)).isdisjoint(_names(other))
    first, second = _as_words(one), _as_words(other)
    common = {it.casefold() for it in first["any"]} & {
        it.casefold() for it in second["any"]
    }
    unwanted = [*first.get("none", ()), *second.get("none", ())]
    return any(not _any_implied(phrase, unwanted) for phrase in common)


def _words(rule: RuleLine) -> Mapping[str, Sequence[str]]:
    return _as_words(rule.conditions.get("words", {}))


def _as_words(wanted: object) -> Mapping[str, Sequence[str]]:
    return cast("Mapping[str, Sequence[str]]", wanted)


def _names(wanted: Any) -> Sequence[str]:
    return cast("Sequence[str]", wanted or ())
