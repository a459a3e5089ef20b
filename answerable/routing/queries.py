"""Questions about rules and decisions."""

from __future__ import annotations

from answerable.cases.models import Case
from answerable.lib.memory import remembered
from answerable.routing.engine import Match, RuleLine, matches
from answerable.routing.facts import Facts
from answerable.routing.models import RoutingDecision, Rule, RuleBook


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
    decisions = case.routing_decisions.select_related("team", "service", "book")
    return decisions.order_by("-at", "-id").first()
