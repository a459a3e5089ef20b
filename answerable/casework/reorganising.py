"""Departments end on their day, and their help pages go where their work goes.

The house hands on teams, services and roles; a help page follows its service, and one
without a service goes to whoever gets the rest. So somebody is reminded to check it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.db import transaction

from answerable.agency.configuration import Hand
from answerable.agency.models import Department, Reorganisation
from answerable.agency.policy.reorganising import carry_out as end_departments
from answerable.knowledge.models import KnowledgeArticle
from answerable.knowledge.policy import place_article, placement_of


def carry_out_due(day: date) -> int:
    """Carry out what was planned for a day or before; return how many those were."""
    due = Reorganisation.objects.filter(done_at=None, on__lte=day)
    return sum(carry_out(each) for each in due.order_by("on", "pk"))


@transaction.atomic
def carry_out(planned: Reorganisation) -> bool:
    """End departments with everything that they have; False if it was done already."""
    if not end_departments(planned):
        return False
    planned.refresh_from_db()
    articles = KnowledgeArticle.objects.filter(department__in=planned.ending.all())
    for article in articles.order_by("slug"):
        _hand_on(article, planned)
    return True


def _hand_on(article: KnowledgeArticle, planned: Reorganisation) -> None:
    now = placement_of(article)
    heir = _heir(article, planned.had) or planned.into
    by = Hand(planned.planned_by)
    place_article(article, replace(now, department=heir), by=by)


def _heir(article: KnowledgeArticle, had: Mapping[str, str]) -> Department | None:
    """Return where the first of its services went that lay in the same department."""
    here = article.department.slug
    rows = article.services.select_related("department").order_by("slug")
    moved = (row for row in rows if had.get(f"services/{row.slug}") == here)
    return next((row.department for row in moved), None)
