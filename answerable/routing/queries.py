"""Questions about rules and decisions."""

from __future__ import annotations

from django.db import connection

from answerable.cases.models import Case
from answerable.lib.memory import remembered
from answerable.lib.rows import fetch
from answerable.routing.engine import Match, RuleLine, matches
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
    return book, list(book.rules.select_related("team__department", "service"))


def line_of(rule: Rule) -> RuleLine:
    """Return a rule as the engine reads it."""
    service = rule.service.slug if rule.service else ""
    return RuleLine(rule.slug, rule.conditions, rule.team.slug, service)


def rules_that_hold(facts: Facts) -> tuple[RuleBook | None, Rule | None, list[Match]]:
    """Return the book in force, its rule that wins, and every match with its reasons."""
    book, rules = rules_in_force()
    found = matches(facts, [line_of(rule) for rule in rules])
    by_slug = {rule.slug: rule for rule in rules}
    return book, by_slug[found[0].rule.slug] if found else None, found


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
