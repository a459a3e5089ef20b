"""A complaint is answered: stage, issues, decision, reasons, remedies, and the way on.

The letter leaves at once (decision 0037): a decision that was told cannot be untold.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone, translation
from django.utils.functional import Promise

from answerable.agency.dates import date_in_words, day_in_words
from answerable.agency.models import Staff
from answerable.agency.queries import get_agency, get_zone
from answerable.cases.journal import one_page_each
from answerable.cases.locks import lock_matter, refuse_unseen
from answerable.cases.models import Case
from answerable.cases.models.case import Outcome
from answerable.casework.complain.beginning import complaint_in
from answerable.casework.complain.unfinished import refuse_unfinished
from answerable.casework.promises import acknowledged
from answerable.casework.resolve import Ending, end
from answerable.casework.waking import SEND, wake
from answerable.complaints import actions
from answerable.complaints.decision import (
    DecisionParts,
    IssueDecided,
    RemedyTold,
    decision_parts,
)
from answerable.complaints.machine import Finding
from answerable.complaints.models.complaint import FINDINGS
from answerable.correspondence.rendering import rendered

OUTCOMES = {
    Finding.UPHELD: Outcome.UPHELD,
    Finding.PARTLY_UPHELD: Outcome.PARTLY_UPHELD,
    Finding.NOT_UPHELD: Outcome.NOT_UPHELD,
    Finding.CANNOT_DETERMINE: Outcome.CANNOT_DETERMINE,
}


@transaction.atomic
def respond(case: Case, *, words: str, by: Staff, seen: int, cause: str = "") -> Case:
    """Answer a complaint at the stage that it is in; its case ends with it.

    ``words`` are said beside the parts of a response, and may be empty; ``cause`` is what
    lay behind the matter, which stays among us. The decision
    follows from what was found about each issue. Raises Refused, with all that is missing.
    """
    matter = lock_matter(case.pk)
    locked = matter[case.pk]
    refuse_unseen(locked, seen)
    refuse_unfinished(locked, matter, by=by)
    with one_page_each(matter.values()):
        at = timezone.now()
        # Whoever answers at once need not confirm it first.
        acknowledged(locked, at=at)
        complaint = complaint_in(locked)
        decision = actions.respond(complaint, words=words, by=by, at=at, cause=cause)
        end(locked, matter, _ending(decision_parts(complaint), decision, by))
        wake(SEND)
    return locked


def response_in(parts: DecisionParts, language: str) -> str:
    """Return what a response says, part by part, in one language."""
    zone = get_zone()
    until = parts.further_until
    context = {
        "it": parts,
        "words": parts.words,
        "decision": _told(parts.decision),
        "issues": findings_told(parts),
        "stage": parts.stage.name_in(language),
        "remedies": remedies_told(parts, language),
        "until": day_in_words(until, zone, language) if until else "",
        "body": parts.body.told_in(language) if parts.body else "",
    }
    with translation.override(language):
        return rendered("parts/complaint_response", context)


def findings_told(parts: DecisionParts) -> list[tuple[IssueDecided, Promise | str]]:
    """Return each issue with what its finding is called."""
    return [(issue, _told(issue.finding)) for issue in parts.issues]


def remedies_told(parts: DecisionParts, language: str) -> list[tuple[RemedyTold, str]]:
    """Return each remedy with its day, in words."""
    return [(each, date_in_words(each.due, language)) for each in parts.remedies]


def _told(finding: Finding | None) -> Promise | str:
    return dict(FINDINGS)[finding.value] if finding else ""


def _ending(parts: DecisionParts, decision: Finding, by: Staff) -> Ending:
    told = {code: response_in(parts, code) for code in get_agency().languages}
    own = told.get(parts.language) or response_in(parts, parts.language)
    outcome = OUTCOMES[decision]
    return Ending(outcome, own, told, by, letter="complaint_decision")
