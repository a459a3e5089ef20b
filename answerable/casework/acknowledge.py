"""Telling the person at once that we have it, who answers, and by when."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from answerable.agency.dates import day_in_words
from answerable.agency.queries import get_zone, offered_or_first
from answerable.cases.actors import SYSTEM
from answerable.cases.journal import record, write_down
from answerable.cases.models import Case, Interaction
from answerable.cases.models.case import CaseType
from answerable.casework.promises import acknowledged
from answerable.channels.message import Inbound
from answerable.clock.models import Deadline, Kind
from answerable.correspondence.actions import post
from answerable.correspondence.queries import may_answer_automatically
from answerable.correspondence.recipients import writable_address
from answerable.lib.wording import in_language


def acknowledge(
    case: Case, inbound: Inbound, promised: list[Deadline], *, follows: bool = False
) -> None:
    """Write the acknowledgement, or count the page that was answered as one.

    Who ``follows`` an earlier report reads that, too.
    """
    if not writable_address(case):
        _answered_on_the_page(case, inbound)
        return
    facts = {
        **promise_facts(case, promised),
        "follows": follows,
        "left_out": inbound.left_out,
        "asks_to_remember": inbound.request.wishes is not None,
    }
    before = inbound.message_id
    write_confirmation(case, "acknowledgement", facts=facts, answering=before)


def write_confirmation(
    case: Case, occasion: str, *, facts: Mapping[str, object], answering: str
) -> None:
    """Confirm that we have what the person of a case wrote; they have an address.

    One that had its share of automatic messages today is filed and not answered; the
    journal says so, and the desk sees it. (Its 5 a day are fewer than the 30 an hour
    after which a flood is not answered either.)
    """
    if not may_answer_automatically(writable_address(case)):
        record(case, actor=SYSTEM, what="not_acknowledged", reason="too_many")
        return
    kind = Interaction.Kind.ACKNOWLEDGEMENT
    post(case, occasion, kind=kind, facts=facts, answering=answering)


def _answered_on_the_page(case: Case, inbound: Inbound) -> None:
    if inbound.channel == "web" and case.case_type != CaseType.COMPLAINT:
        write_down(case)  # the promise that is kept by this must be there
        acknowledged(case, at=timezone.now())


def promise_facts(case: Case, promised: list[Deadline]) -> dict[str, object]:
    """Return who answers and by when, as a letter to the person says it."""
    zone, language = get_zone(), offered_or_first(case.language)
    words = {each.kind: day_in_words(each.due_at, zone, language) for each in promised}
    return {
        "team": in_language(case.team.name, language) if case.team else "",
        "is_complaint": case.case_type == CaseType.COMPLAINT,
        "acknowledge_by": words.get(Kind.ACKNOWLEDGE, ""),
        "answer_by": words.get(Kind.ANSWER, ""),
    }
