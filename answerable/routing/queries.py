"""Questions about rules and decisions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import connection

from answerable.agency.duty import today
from answerable.agency.models import Service, Staff, Team
from answerable.cases.models import Case
from answerable.lib.memory import remembered
from answerable.lib.rows import fetch
from answerable.routing.doubts import Ground
from answerable.routing.engine import Match, RuleLine, in_force, matches
from answerable.routing.facts import Facts
from answerable.routing.models import RoutingDecision, Rule, RuleBook

# Written out, since it is asked for every page of a case.
NEWEST = "WHERE case_id = %s ORDER BY at DESC, id DESC LIMIT 1"


def find_book() -> RuleBook | None:
    """Return the rules in force; None before the first were published."""
    return RuleBook.objects.order_by("-version").first()


@remembered
def rules_in_force() -> tuple[RuleBook | None, list[Rule]]:
    """Return the newest book and its rules in their order, with what they point at."""
    book = find_book()
    if book is None:
        return None, []
    pointed_at = ("team__department", "service", "owner")
    return book, list(book.rules.select_related(*pointed_at))


def ground_of_today() -> Ground:
    """Return what rules may stand on and is not there any more."""
    manned = Team.objects.filter(staff__is_active=True)
    empty = Team.objects.exclude(pk__in=manned.values("pk"))
    gone = Staff.objects.filter(is_active=False)
    retired = Service.objects.exclude(retired_on=None)
    return Ground(
        empty_teams=set(empty.values_list("slug", flat=True)),
        owners_gone=set(gone.values_list("username", flat=True)),
        retired_services=set(retired.values_list("slug", flat=True)),
    )


def line_of(rule: Rule) -> RuleLine:
    """Return a rule as the engine reads it."""
    return RuleLine(
        rule.slug,
        rule.conditions,
        rule.team.slug,
        service=rule.service.slug if rule.service else "",
        owner=rule.owner.username if rule.owner else "",
        first_day=rule.first_day,
        last_day=rule.last_day,
        is_on=rule.is_on,
    )


def lines_of_books(books: Iterable[RuleBook]) -> dict[RuleBook, list[RuleLine]]:
    """Return the rules of several books as the engine reads them, asked for at once."""
    lines: dict[RuleBook, list[RuleLine]] = {book: [] for book in books}
    rules = Rule.objects.filter(book__in=lines).order_by("book", "position")
    for rule in rules.select_related("book", "team", "service", "owner"):
        lines[rule.book].append(line_of(rule))
    return lines


def rules_that_hold(facts: Facts) -> tuple[RuleBook | None, Rule | None, list[Match]]:
    """Return the book in force, its rule that wins, and every match with its reasons."""
    book, rules = rules_in_force()
    lines = [line_of(rule) for rule in rules]
    dated = any(line.first_day or line.last_day for line in lines)
    day = today() if dated else date.min
    found = matches(facts, [line for line in lines if in_force(line, day)])
    by_slug = {rule.slug: rule for rule in rules}
    return book, by_slug[found[0].rule.slug] if found else None, found


def teams_by_mailbox() -> dict[str, Team]:
    """Return to which team a mailbox's mail goes by a rule about that alone."""
    teams: dict[str, Team] = {}
    for rule in rules_in_force()[1]:
        if set(rule.conditions) == {"mailbox"} and in_force(line_of(rule), today()):
            for address in rule.conditions["mailbox"]:
                teams.setdefault(address, rule.team)
    return teams


def why_here(case: Case) -> RoutingDecision | None:
    """Return the newest decision about a case."""
    found: list[RoutingDecision] = fetch(connection, RoutingDecision, NEWEST, [case.pk])
    if not found:
        return None
    if found[0].book_id:
        found[0].book = _book(found[0].book_id)
    return found[0]


@remembered
def _book(pk: int) -> RuleBook:
    return RuleBook.objects.get(pk=pk)
