"""Who answers for an article and where it stands: changed at once, without a version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from answerable.agency.configuration import Hand, Topic, place
from answerable.agency.models import Department, Office, Service, Staff
from answerable.agency.models.configuration import Subject
from answerable.knowledge.models import (
    Confidence,
    Governance,
    KnowledgeArticle,
    LifeEvent,
)
from answerable.knowledge.models.articles import USUAL_REVIEW
from answerable.knowledge.policy.addresses import check_former
from answerable.lib.changes import Placed

LINKED = ("services", "offices", "life_events")
PLAIN = ("confidence", "governance", "review_days")


@dataclass(frozen=True)
class Placement:
    """Who answers for an article, how sure we are, and where people meet it.

    ``former`` are addresses that lead on to it.
    """

    department: Department
    owner: Staff
    confidence: str = Confidence.VALIDATED.value
    governance: str = Governance.EXPERIENCE.value
    review_days: int = USUAL_REVIEW
    services: Sequence[Service] = ()
    offices: Sequence[Office] = ()
    life_events: Sequence[LifeEvent] = ()
    former: Sequence[str] = ()

    def record(self) -> dict[str, object]:
        """Return it as the log of the setup compares it."""
        linked = {
            name: sorted(one.slug for one in getattr(self, name)) for name in LINKED
        }
        plain = {name: getattr(self, name) for name in PLAIN}
        whose = {"department": self.department.slug, "owner": self.owner.username}
        return {**whose, **plain, **linked, "former": sorted(self.former)}


@transaction.atomic
def place_article(
    article: KnowledgeArticle, placement: Placement, *, by: Hand
) -> Placed[KnowledgeArticle]:
    """Say who answers for an article and where it stands. Raises Stale, Refused."""
    row = locked(article)
    check_former(row.slug, placement.former)
    return place(
        topic_of(row.slug),
        by=by,
        found=row,
        before=placement_of(row).record(),
        wanted=placement.record(),
        write=lambda: save_placement(row, placement),
    )


def placement_of(article: KnowledgeArticle) -> Placement:
    """Return who answers for it and where it stands."""
    return Placement(
        department=article.department,
        owner=article.owner,
        confidence=article.confidence,
        governance=article.governance,
        review_days=article.review_days,
        services=list(article.services.all()),
        offices=list(article.offices.all()),
        life_events=list(article.life_events.all()),
        former=list(article.former),
    )


def save_placement(article: KnowledgeArticle, placement: Placement) -> KnowledgeArticle:
    """Write who answers for it and where it stands, in a new row or one there is."""
    article.department, article.owner = placement.department, placement.owner
    for name in PLAIN:
        setattr(article, name, getattr(placement, name))
    article.former = sorted(placement.former)
    article.review_on = review_day(article, article.checked_on)
    article.save()
    for name in LINKED:
        getattr(article, name).set(getattr(placement, name))
    return article


def review_day(article: KnowledgeArticle, checked_on: date | None) -> date | None:
    """Return when somebody must look at it again after a check."""
    return checked_on + timedelta(days=article.review_days) if checked_on else None


def locked(article: KnowledgeArticle) -> KnowledgeArticle:
    """Return an article that nobody else changes until we are done."""
    rows = KnowledgeArticle.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("department", "owner").get(pk=article.pk)


def topic_of(slug: str) -> Topic:
    """Return what the log calls an article, with its sketch and its versions."""
    return Topic(Subject.ARTICLE, slug)
