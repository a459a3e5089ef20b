"""Deciding where a case goes, and keeping why."""

from __future__ import annotations

from dataclasses import asdict

from answerable.agency.models import Service, Team
from answerable.agency.queries import get_triage_team
from answerable.cases.journal import keep_with
from answerable.cases.models import Case
from answerable.routing.engine import Match
from answerable.routing.models import RoutingDecision, Rule, RuleBook
from answerable.routing.queries import rules_that_hold
from answerable.routing.seen import facts_of


def route(case: Case, text: str, *, mailbox: str = "") -> RoutingDecision:
    """Decide where a case goes by its words and facts, and keep the decision.

    The first rule that holds wins; else the service's own team; else triage, so that
    nothing is ever without a desk.
    """
    book, rule, found = rules_that_hold(facts_of(case, text, mailbox))
    if rule:
        return _by_rule(case, book, found, rule)
    if case.service:
        return _keep(case, book, basis="service", team=case.service.team)
    return _keep(case, book, basis="triage", team=get_triage_team())


def _by_rule(
    case: Case, book: RuleBook | None, found: list[Match], rule: Rule
) -> RoutingDecision:
    winner, *others = found
    return _keep(
        case,
        book,
        basis="rule",
        team=rule.team,
        # What the person chose is never overwritten by a guess from words.
        service=None if case.service else rule.service,
        rule=rule.slug,
        reasons=[asdict(reason) for reason in winner.reasons],
        candidates=[{"rule": o.rule.slug, "team": o.rule.team} for o in others],
    )


def _keep(
    case: Case,
    book: RuleBook | None,
    *,
    basis: str,
    team: Team,
    service: Service | None = None,
    rule: str = "",
    reasons: list[dict[str, object]] | None = None,
    candidates: list[dict[str, object]] | None = None,
) -> RoutingDecision:
    decision = RoutingDecision(
        case=case,
        book=book,
        basis=basis,
        rule=rule,
        team=team,
        service=service,
        reasons=reasons or [],
        candidates=candidates or [],
    )
    keep_with(case, decision)
    return decision
