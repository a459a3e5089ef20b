"""A letter as the person of a case would get it, before its text is kept."""

from __future__ import annotations

from copy import copy

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.agency.queries import get_agency
from answerable.cases.models import Case
from answerable.cases.models.case import Outcome
from answerable.cases.workflow import REOPENED_WITHIN_DAYS
from answerable.casework.acknowledge import promise_facts
from answerable.casework.proofs import Proof
from answerable.complaints.models import Conduct
from answerable.correspondence.letter_fields import NAMES, SENTENCES, filled
from answerable.correspondence.letters import Letter, signer_of, write
from answerable.correspondence.occasions import OCCASIONS
from answerable.correspondence.phrasing import Phrasing, Place
from answerable.front.desk.letters.tried import Tried
from answerable.front.shared.days import day_here
from answerable.lib.plainness import Plainness, plainness_of
from answerable.people.models.contact_change import STOPPED_WITHIN


def specimen(tried: Tried, place: Place, said: Phrasing, *, by: Staff) -> Letter:
    """Write the letter that a text makes of a case; nothing is kept or sent."""
    case = tried.case
    occasion = OCCASIONS[place.occasion]
    writer = None if occasion.is_automatic else by
    shown = copy(case)
    shown.language = place.language
    return write(
        occasion,
        agency=get_agency(),
        language=place.language,
        signer=signer_of(case.team, writer, place.language),
        case=shown,
        facts=_facts(shown, tried),
        phrasing=said,
    )


def plainness_in(language: str, body: str) -> Plainness | None:
    """Return how plain a text with fields is; of English alone it is known."""
    if language != "en":
        return None
    # A field counts as one plain word; one that is a sentence is not the writer's.
    values = dict.fromkeys(NAMES, "name") | dict.fromkeys(SENTENCES, "")
    return plainness_of(filled(body, values))


def _facts(case: Case, tried: Tried) -> dict[str, object]:
    with translation.override(case.language):
        return {
            **promise_facts(case, tried.promised),
            "words": _("(Here stand the words of whoever writes.)"),
            "outcome": Outcome.DONE.label,
            "reopen_days": REOPENED_WITHIN_DAYS,
            "before": case.reference,
            "issues": _issues(tried),
            "outside_body": _("(Here stands who looks at it after us.)"),
            "old_day": day_here(case.opened_at),
            "told_on": day_here(case.opened_at),
            "new_day": day_here(case.next_due or case.opened_at),
            # The real ones open the case for whoever has them.
            "tracking_url": f"{settings.SITE_URL}/track/{case.reference}/…/",
            "release_url": f"{settings.SITE_URL}/release/…/",
            "confirm_url": f"{settings.SITE_URL}/address/…/",
            "stop_url": f"{settings.SITE_URL}/address/stop/…/",
            "representative": _("(Here stands who acts for the person.)"),
            "what_changed": Proof.PASSWORD.words,
            "changed_at": day_here(case.opened_at),
            "last_day": day_here(case.opened_at + STOPPED_WITHIN),
            **_of_conduct(case),
        }


def _issues(tried: Tried) -> str:
    """Return what stands where a complaint is told, a line each."""
    if not tried.answers:
        return _("(Here stands what the person complains about.)")
    return "\n".join(f"{asked}: {said}" for asked, said in tried.answers)


def _of_conduct(case: Case) -> dict[str, object]:
    """Return what letters about limited contact name; nobody's case says any of it."""
    day, written = day_here(case.opened_at), _("(Here stand the words of the letter.)")
    days = dict.fromkeys(("starts", "ends", "review"), day)
    return (
        days
        | dict.fromkeys(("asked", "limits", "appeal", "decision"), written)
        | {"conduct": Conduct.BEHAVIOUR.label}
    )
