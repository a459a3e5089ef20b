"""Make sketches of what came in; somebody reads them before the public does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.db import transaction

from answerable.agency.configuration import Hand
from answerable.agency.models import Staff
from answerable.knowledge.exchange.comparing import Fate, Proposal, Refusal
from answerable.knowledge.exchange.enclosures import keep_brought
from answerable.knowledge.models import KnowledgeArticle
from answerable.knowledge.plain import grade_of
from answerable.knowledge.policy import (
    ask_for_review,
    begin_article,
    change_article,
    place_article,
    publish,
)
from answerable.knowledge.policy.publishing import Note
from answerable.knowledge.queries import find_sketch
from answerable.lib.definitions import Fault
from answerable.lib.errors import Refused

PLAIN_GRADE = 8
HARD = (
    "Its reading grade is {:.1f}, above {}. It waits for review; write a grade_reason to"
    " publish it."
)


def take(
    found: Iterable[Proposal | Refusal], *, by: Staff, publishes: bool = False
) -> Iterator[Proposal | Refusal]:
    """Keep each article as a sketch that waits for review, or publish it.

    Yields what became of each; what the policy refuses is refused, and the others go on.
    """
    for one in found:
        if isinstance(one, Proposal):
            yield _taken(one, by, publishes=publishes)
        else:
            yield one


def _taken(one: Proposal, by: Staff, *, publishes: bool) -> Proposal | Refusal:
    try:
        with transaction.atomic():
            article = _sketched(one, Hand(by))
            return _published(one, article, Hand(by)) if publishes else one
    except Refused as refused:
        return Refusal(one.slug, one.places, [Fault("", refused.hint)])


def _sketched(one: Proposal, by: Hand) -> KnowledgeArticle:
    """Return the article with its sketch; what is equal is left as it is."""
    keep_brought(one.sources, one.known)
    if one.article is None:
        article = begin_article(
            slug=one.slug, placement=one.placement, content=one.content, by=by
        )
    else:
        article = one.article
        if one.fate is Fate.EQUAL:
            return article
        change_article(article, one.content, by=by)
    ask_for_review(article, by=by)
    return article


def _published(one: Proposal, article: KnowledgeArticle, by: Hand) -> Proposal:
    """Publish an article in plain words; one in hard words goes on waiting."""
    grade = grade_of(one.content)
    is_hard = one.content.audience == "public" and grade and grade > PLAIN_GRADE
    if is_hard and grade and not one.grade_reason:
        return replace(one, faults=[Fault("", HARD.format(grade, PLAIN_GRADE))])
    if one.left:
        place_article(article, one.placement, by=by)
    if find_sketch(article):
        publish(article, Note(grade_reason=one.grade_reason), by=by)
    return replace(one, left=())
