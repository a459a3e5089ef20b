"""What is not taken as a complaint: decided for this one, with reasons and a way on."""

from __future__ import annotations

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.agency.queries import get_agency, offered_or_first
from answerable.cases.journal import one_page_each
from answerable.cases.locks import lock_matter, refuse_unseen
from answerable.cases.models import Case
from answerable.cases.models.case import Outcome
from answerable.casework.complain.beginning import complaint_in
from answerable.casework.complain.unfinished import refuse_unfinished
from answerable.casework.resolve import Ending, end
from answerable.casework.waking import SEND, wake
from answerable.complaints import actions
from answerable.complaints.models import Complaint
from answerable.complaints.rules import rules_of
from answerable.lib.wording import in_language


@transaction.atomic
def exclude(case: Case, *, reason: str, words: str, by: Staff, seen: int) -> Case:
    """End a complaint that is not one for us to answer, and say where to go.

    ``reason`` is one of those that the procedure names, ``words`` why it fits here.
    Raises Refused without either, or with something unfinished. Source: Complaint Handling Code, exclusions: each with
    its reasons and the right to ask the body outside.
    """
    matter = lock_matter(case.pk)
    locked = matter[case.pk]
    refuse_unseen(locked, seen)
    refuse_unfinished(locked, matter, by=by)
    with one_page_each(matter.values()):
        complaint = complaint_in(locked)
        actions.exclude(complaint, reason=reason, words=words, by=by)
        end(locked, matter, _ending(complaint, words, by))
        wake(SEND)
    return locked


def _ending(complaint: Complaint, words: str, by: Staff) -> Ending:
    languages = get_agency().languages
    told = {
        code: f"{_why_in(complaint, code)}\n\n{words}".strip() for code in languages
    }
    own = offered_or_first(complaint.case.language)
    way_on = way_on_in(complaint, own)
    letter = "complaint_excluded"
    return Ending(Outcome.REFUSED, told[own], told, by, way_on, letter=letter)


def _why_in(complaint: Complaint, language: str) -> str:
    exclusion = rules_of(complaint).exclusion(complaint.excluded_as)
    return in_language(exclusion.reason, language) if exclusion else ""


def way_on_in(complaint: Complaint, language: str) -> str:
    """Return where the person can go instead, and who looks at our refusal."""
    rules = rules_of(complaint)
    exclusion, body = rules.exclusion(complaint.excluded_as), rules.body
    route = in_language(exclusion.route, language) if exclusion else ""
    with translation.override(language):
        outside = _("You can ask whether we were right not to take it: %(body)s")
        told = outside % {"body": body.told_in(language)} if body else ""
    return "\n".join(filter(None, (route, told)))
