"""How an answer in a letter comes from a help page, and is corrected where that was wrong.

The letter keeps the version that it was written from. Where a version proves wrong, those
who were answered from it are offered a correction, each in their own case.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from answerable.agency.dates import day_in_words
from answerable.agency.models import Staff
from answerable.agency.queries import get_zone, offered_or_first
from answerable.cases.access import may_work, visible_to
from answerable.cases.journal import one_page
from answerable.cases.locks import lock_case
from answerable.cases.models import Case, Interaction
from answerable.casework.waking import SEND, wake
from answerable.correspondence.actions import post
from answerable.knowledge import actions as knowledge
from answerable.knowledge.cited import versions_marked, waiting_for_correction
from answerable.knowledge.models import Citation, KnowledgeArticle

AT_ONCE = 100


def cite_in(case: Case, marks: Iterable[str], *, by: Staff) -> None:
    """Keep what the message that was just written in a locked case was answered from."""
    versions = versions_marked(marks)
    if versions:
        message = case.interactions.filter(staff=by).latest("id")
        knowledge.cite(case, versions, message=message, by=by)


def may_correct(staff: Staff, article: KnowledgeArticle, number: int) -> list[Citation]:
    """Return who can be told by this member that a version was wrong, at most AT_ONCE."""
    waiting = waiting_for_correction(article, number)
    seen = waiting.filter(case__in=visible_to(staff))
    return [each for each in seen[:AT_ONCE] if may_work(staff, each.case)]


def offer_correction(
    article: KnowledgeArticle, number: int, *, words: str, by: Staff
) -> int:
    """Tell those who were answered from a version what is right; return how many were.

    Each is told in a transaction of their own: what fails for one keeps nobody else from
    being told, and whoever was told is not told again.
    """
    waiting = may_correct(by, article, number)
    told = [_correct(each.pk, words, by) for each in waiting]
    return sum(told)


@transaction.atomic
def _correct(pk: int, words: str, by: Staff) -> bool:
    rows = Citation.objects.select_for_update(of=("self",))
    citation = rows.select_related("version__article", "interaction").get(pk=pk)
    if citation.corrected_at:
        return False
    case = lock_case(citation.case_id)
    kind, facts = Interaction.Kind.REPLY, _facts(citation, case)
    with one_page(case):
        post(case, "answer_corrected", kind=kind, words=words, by=by, facts=facts)
        wake(SEND)
        knowledge.mark_corrected(citation, case, by=by)
    return True


def _facts(citation: Citation, case: Case) -> dict[str, str]:
    language = offered_or_first(case.language)
    told_on = day_in_words(citation.interaction.at, get_zone(), language)
    return {"told_on": told_on}
