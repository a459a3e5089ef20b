"""Telling the person at once that we have it, who answers, and by when."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from answerable.agency.dates import day_in_words
from answerable.agency.queries import get_zone
from answerable.cases.actors import SYSTEM
from answerable.cases.journal import record
from answerable.cases.models import Case, Interaction
from answerable.cases.models.case import CaseType
from answerable.casework.promises import acknowledged
from answerable.channels import limits
from answerable.channels.message import Inbound
from answerable.clock.models import Kind
from answerable.clock.queries import deadlines_of
from answerable.correspondence.actions import post, writable_address
from answerable.correspondence.queries import may_answer_automatically
from answerable.lib.wording import in_language

MAILS_AN_HOUR = 30
HOUR = timedelta(hours=1)


def acknowledge(case: Case, inbound: Inbound) -> None:
    """Write the acknowledgement, or count the page that was answered as one.

    An address that floods us, or had its share of automatic messages, is filed and
    not answered; the journal says so, and the desk sees it.
    """
    address = writable_address(case)
    if not address:
        _answered_on_the_page(case, inbound)
    elif is_flooding(address) or not may_answer_automatically(case, address):
        record(case, actor=SYSTEM, what="not_acknowledged", reason="too_many")
    else:
        kind = Interaction.Kind.ACKNOWLEDGEMENT
        post(case, "acknowledgement", kind=kind, facts=_facts(case, inbound))


def is_flooding(address: str) -> bool:
    """Count one more message of an address; tell whether it is too many an hour."""
    return not limits.take(f"mail:{address}", capacity=MAILS_AN_HOUR, per=HOUR)


def _answered_on_the_page(case: Case, inbound: Inbound) -> None:
    if inbound.channel == "web" and case.case_type != CaseType.COMPLAINT:
        acknowledged(case, at=timezone.now())


def _facts(case: Case, inbound: Inbound) -> dict[str, object]:
    due = {each.kind: each.due_at for each in deadlines_of(case)}
    zone = get_zone()
    words = {
        kind: day_in_words(moment, zone, case.language) for kind, moment in due.items()
    }
    return {
        "team": in_language(case.team.name, case.language) if case.team else "",
        "is_complaint": case.case_type == CaseType.COMPLAINT,
        "acknowledge_by": words.get(Kind.ACKNOWLEDGE, ""),
        "answer_by": words.get(Kind.ANSWER, ""),
        "left_out": inbound.left_out,
    }
