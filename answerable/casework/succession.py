"""One service takes over another with its help pages; what was opened stays as it was.

A case keeps the service that it was opened for and the promise that was given with it.
What comes from now on comes in under the other one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from answerable.agency.configuration import Hand
from answerable.agency.models import Office, Service
from answerable.agency.policy.succession import (
    Words,
    merge_service,
    part_service,
    words_gained,
)
from answerable.cases.models import Case, Checklist
from answerable.cases.models.case import OPEN
from answerable.clock.models import ServiceStandard
from answerable.knowledge.models import KnowledgeArticle
from answerable.knowledge.policy import place_article, placement_of
from answerable.routing.models import Rule
from answerable.routing.queries import rules_in_force


@dataclass(frozen=True)
class Outlook:
    """What becomes of a service that is merged: what comes along, and what does not.

    ``rules`` and ``checklists`` name it and are not changed; ``promises`` is how many
    kinds of promise it has, which hold for its open cases alone.
    """

    words: Words
    articles: Sequence[KnowledgeArticle]
    open_cases: int
    offices: Sequence[Office]
    rules: Sequence[Rule]
    promises: int
    checklists: Sequence[Checklist]


def outlook_of(service: Service, into: Service) -> Outlook:
    """Return what becomes of a service when it is merged into another."""
    promised = ServiceStandard.objects.filter(service=service)
    return Outlook(
        words=words_gained(service, into),
        articles=_gained(service, into),
        open_cases=Case.objects.filter(OPEN, service=service).count(),
        offices=list(Office.objects.filter(services__contains=[service.slug])),
        rules=[rule for rule in rules_in_force()[1] if _names(rule, service)],
        promises=promised.values("kind").distinct().count(),
        checklists=list(Checklist.objects.filter(service=service).order_by("slug")),
    )


@transaction.atomic
def take_over(service: Service, into: Service, *, by: Hand) -> None:
    """Merge a service into another. Raises Refused, Stale; said twice, it is done once."""
    articles = _gained(service, into)
    slugs = [one.slug for one in articles]
    if merge_service(service, into, articles=slugs, by=by):
        _place(articles, add=[into], by=by)


@transaction.atomic
def take_apart(service: Service, *, by: Hand) -> None:
    """Offer a service again that was merged. Raises Refused, Stale."""
    parted = part_service(service, by=by)
    if parted is None:
        return
    other, slugs = parted
    articles = KnowledgeArticle.objects.filter(slug__in=slugs, services=other)
    _place(articles.order_by("slug"), remove=[other], by=by)


def _gained(service: Service, into: Service) -> list[KnowledgeArticle]:
    rows = KnowledgeArticle.objects.filter(services=service)
    return list(rows.exclude(services=into).order_by("slug"))


def _place(
    articles: Iterable[KnowledgeArticle],
    *,
    add: Sequence[Service] = (),
    remove: Sequence[Service] = (),
    by: Hand,
) -> None:
    for article in articles:
        now = placement_of(article)
        services = [one for one in now.services if one not in remove]
        wanted = replace(now, services=[*services, *add])
        place_article(article, wanted, by=Hand(by.staff))


def _names(rule: Rule, service: Service) -> bool:
    named = rule.conditions.get("service", [])
    asked = named if isinstance(named, list) else [named]
    return rule.service_id == service.pk or service.slug in asked
