"""Questions about rules and decisions."""

from __future__ import annotations

from answerable.cases.models import Case
from answerable.routing.models import RoutingDecision, Rule, RuleBook


def find_book() -> RuleBook | None:
    """Return the rules in force; None before the first were published."""
    return RuleBook.objects.order_by("-version").first()


def rules_of(book: RuleBook) -> list[Rule]:
    """Return the rules of a book in their order, with what they point at."""
    return list(book.rules.select_related("team", "service__team"))


def why_here(case: Case) -> RoutingDecision | None:
    """Return the newest decision about a case."""
    decisions = case.routing_decisions.select_related("team", "service", "book")
    return decisions.order_by("-at", "-id").first()
