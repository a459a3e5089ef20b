"""How what we answered once becomes a help page: a sketch, without who it was about.

It is never public by itself: an editor rewrites it, and somebody else publishes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.db import transaction
from django.utils.translation import gettext as _

from answerable.agency.configuration import Hand
from answerable.agency.models import Staff
from answerable.agency.queries import get_triage_team, offered_or_first
from answerable.cases.models import Case, Interaction
from answerable.knowledge import policy
from answerable.knowledge.content import LONGEST_ANSWER, LONGEST_TITLE, Content
from answerable.knowledge.models import Confidence, KnowledgeArticle
from answerable.knowledge.policy.placing import Placement
from answerable.knowledge.queries import free_slug, live_articles
from answerable.knowledge.renderings import cut_at_a_sentence
from answerable.knowledge.unnamed import unnamed
from answerable.lib.errors import Refused

LONGEST_ISSUE = 600  # characters
MOST_STEPS = 12
Kind = Interaction.Kind


@transaction.atomic
def write_up(case: Case, *, by: Staff) -> KnowledgeArticle:
    """Begin a help page from a case that was answered. Raises Refused where it was not."""
    answer = _last(case, Kind.ANSWER)
    if answer is None:
        hint = _("Answer the case first: the page begins with what you answered.")
        raise Refused(code="not-answered", hint=hint)
    return policy.begin_article(
        slug=free_slug(title_for(case)),
        placement=_placement(case, by),
        content=_content(case, answer),
        by=Hand(by),
    )


def title_for(case: Case) -> str:
    """Return what the page is called at first: our summary, without anybody in it."""
    return unnamed(case.summary, _names(case))[:LONGEST_TITLE]


def _content(case: Case, answer: Interaction) -> Content:
    names, language = _names(case), offered_or_first(case.language)
    asked = _last(case, Kind.MESSAGE, first=True)
    said = unnamed(answer.text, names)
    short = cut_at_a_sentence(said, LONGEST_ANSWER)
    rest = said.removeprefix(short).strip()
    issue = unnamed(asked.text, names) if asked else ""
    return Content(
        {
            "title": {language: title_for(case)},
            "issue": {language: cut_at_a_sentence(issue, LONGEST_ISSUE)},
            "answer": {language: short},
            "steps": {language: _lines(rest)},
        }
    )


def _placement(case: Case, by: Staff) -> Placement:
    """Return where it stands: with the pages of its service, unfinished."""
    team = case.team or get_triage_team()
    pages = live_articles().filter(services=case.service_id).select_related("owner")
    near = pages.order_by("slug").first() if case.service_id else None
    return Placement(
        department=team.department,
        owner=near.owner if near else by,
        confidence=Confidence.WIP.value,
        services=[case.service] if case.service else [],
    )


def _last(case: Case, kind: str, *, first: bool = False) -> Interaction | None:
    rows = case.interactions.filter(kind=kind).order_by("at", "id")
    return rows.first() if first else rows.last()


def _names(case: Case) -> list[str]:
    """Return the names that must not stand in it: of people, and where it was."""
    return list(_named(case))


def _named(case: Case) -> Iterator[str]:
    if case.person:
        yield case.person.name
    if case.owner:
        yield str(case.owner)
    for message in case.interactions.exclude(author="").only("author"):
        yield message.author
    yield from re.findall(r"\w+", case.place)


def _lines(text: str) -> list[str]:
    lines = (line.strip(" -*•\t") for line in text.splitlines())
    return [line for line in lines if line][:MOST_STEPS]
