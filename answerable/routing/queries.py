"""Questions about rules and decisions."""

from __future__ import annotations

from answerable.cases.models import Case
from answerable.lib.memory import remembered
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


def why_here(case: Case) -> RoutingDecision | None:
    """Return the newest decision about a case."""
    decisions = case.routing_decisions.select_related("team", "service", "book")
    return decisions.order_by("-at", "-id").first()
