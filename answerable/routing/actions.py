"""Deciding where a case goes, and keeping why."""

from __future__ import annotations

from dataclasses import asdict

from answerable.agency.models import Service, Team
from answerable.agency.queries import get_triage_team
from answerable.cases.journal import keep_with
from answerable.cases.models import Case
from answerable.cases.models.case import CaseType
from answerable.routing.engine import Match
from answerable.routing.learned.office import NO_OPINION, opinion_of
from answerable.routing.models import RoutingDecision, Rule, RuleBook
from answerable.routing.queries import rules_that_hold
from answerable.routing.seen import facts_of


def route(case: Case, text: str, *, mailbox: str = "") -> RoutingDecision:
    """Decide where a case goes by its words and facts, and keep the decision.

    The first rule that holds wins; else the service's own team; else what was learned,
    where it is sure; else triage, so that nothing is ever without a desk.
    """
    book, rule, found = rules_that_hold(facts_of(case, text, mailbox))
    if rule:
        return _by_rule(case, book, found, rule)
    if case.service:
        return _keep(case, book, basis="service", team=case.service.team)
    return _by_what_was_learned(case, book, text)


def _by_what_was_learned(
    case: Case, book: RuleBook | None, text: str
) -> RoutingDecision:
    """Send it where similar ones belonged, if that is sure; else propose it to triage.

    A complaint may be about whoever would get it, so nothing is said of one.
    """
    is_complaint = case.case_type == CaseType.COMPLAINT
    opinion = NO_OPINION if is_complaint else opinion_of(text, case.language)
    place = opinion.places[0] if opinion.acts else None
    return _keep(
        case,
        book,
        basis="learned" if place else "triage",
        team=place.team if place else get_triage_team(),
        service=place.service if place else None,
        reasons=[{"condition": "words", "found": word} for word in opinion.words],
        candidates=[each.as_candidate for each in opinion.places],
        learned=opinion.version,
    )


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
    learned: int | None = None,
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
        learned_id=learned,
    )
    keep_with(case, decision)
    return decision
