"""Publish the rules that send a case to a team: all of them together, as a book."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from answerable.agency.models import Service, Team
from answerable.lib.changes import Placed, compare, created, updated
from answerable.routing.engine import RuleLine
from answerable.routing.models import Rule, RuleBook
from answerable.routing.queries import line_of


@transaction.atomic
def publish_rules(*, rules: Sequence[RuleLine]) -> Placed[RuleBook]:
    """Publish a book of rules in their order; an equal one stays as it is."""
    newest = (
        RuleBook.objects.select_for_update(no_key=True).order_by("-version").first()
    )
    if newest is None:
        return created(_publish(1, rules))
    differences = compare(_by_slug(lines_of(newest)), _by_slug(rules))
    if not differences:
        return updated(newest, ())
    return updated(_publish(newest.version + 1, rules), differences)


def lines_of(book: RuleBook) -> list[RuleLine]:
    """Return the rules of a book as the engine reads them."""
    rules = book.rules.select_related("team", "service")
    return [line_of(rule) for rule in rules]


def _publish(version: int, rules: Sequence[RuleLine]) -> RuleBook:
    book = RuleBook.objects.create(version=version)
    teams = {team.slug: team for team in Team.objects.all()}
    services = {service.slug: service for service in Service.objects.all()}
    Rule.objects.bulk_create(
        Rule(
            book=book,
            position=position,
            slug=line.slug,
            conditions=dict(line.conditions),
            team=teams[line.team],
            service=services[line.service] if line.service else None,
        )
        for position, line in enumerate(rules, start=1)
    )
    return book


def _by_slug(rules: Sequence[RuleLine]) -> dict[str, object]:
    """Return the rules under their names, with their place in the order."""
    return {
        rule.slug: {"position": position, **vars(rule)}
        for position, rule in enumerate(rules, start=1)
    }
