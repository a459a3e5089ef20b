"""The best answers, offered once before a request is sent: perhaps nobody has to wait."""

from __future__ import annotations

from typing import cast

from django.utils.translation import get_language

from answerable.cases.models.case import CaseType
from answerable.front.portal.writing import Writing
from answerable.knowledge.reading import Reading, read_all
from answerable.knowledge.suggesting import answers_for

MOST_OFFERED = 3
# Who complains or says thank you looks for no answer, and would feel turned away.
NOT_OFFERED = (CaseType.COMPLAINT, CaseType.COMPLIMENT)


def answers_before(writing: Writing) -> list[Reading]:
    """Return help pages that may answer already, without those that were read before."""
    if writing.case_type in NOT_OFFERED:
        return []
    language = get_language() or ""
    trail = cast("dict[str, list[str]]", writing.answers.get("trail", {}))
    found = answers_for(writing.said("words"), language, most=MOST_OFFERED)
    fresh = [one for one in found if one.article.slug not in trail.get("seen", ())]
    return read_all(fresh, language)
