"""A promise that needs more time: told with a reason before its day has passed, once.

Source: standards.md §2.12, Complaint Handling Code 6.4; what the code asks of complaints
holds for every promise that may be extended at all. The letter leaves at once and not a
moment later (decision 0037): what was told cannot be untold.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from answerable.agency.dates import day_in_words
from answerable.agency.models import Staff
from answerable.agency.queries import get_zone, offered_or_first
from answerable.agency.roles import Role
from answerable.cases.actors import staff_actor
from answerable.cases.journal import one_page
from answerable.cases.locks import lock_case
from answerable.cases.models import Case, Interaction
from answerable.casework.promises import carry_due
from answerable.casework.waking import SEND, wake
from answerable.clock import actions as clock
from answerable.clock.models import Deadline, Kind, ServiceStandard
from answerable.complaints import actions as complaints
from answerable.complaints.models import Complaint
from answerable.complaints.queries import find_complaint
from answerable.complaints.rules import rules_of
from answerable.correspondence.actions import post
from answerable.lib.errors import Refused

State = Deadline.State
OPEN = {State.RUNNING, State.PAUSED}


def may_be_extended(deadline: Deadline, *, at: datetime) -> bool:
    """Tell whether there is still something to ask for; who may is asked later."""
    longest = deadline.standard.longest_extension if deadline.standard else 0
    is_ours = deadline.carried_from_id is None
    runs = deadline.state in OPEN and not deadline.extended and is_ours
    return bool(longest) and runs and not _has_passed(deadline, at)


@transaction.atomic
def extend(
    case: Case, deadline: Deadline, *, amount: int, words: str, by: Staff, seen: int
) -> Case:
    """Give a promise of a case so much more time, and tell the person why.

    ``amount`` is in the unit of its standard. Raises Refused once its day has passed,
    for a second time, beyond what its standard allows, and for whom it does not.
    """
    locked = lock_case(case.pk, seen=seen)
    found = locked.deadlines.select_related("standard", "calendar").get(pk=deadline.pk)
    standard, _calendar = found.counted_by
    now = timezone.now()
    _refuse_carried(found)
    _refuse_who(standard, locked, by)
    _refuse_late(found, now)
    _refuse_much(standard, amount)
    with one_page(locked):
        before = found.due_at
        clock.extend(found, locked, amount, at=now, actor=staff_actor(by))
        complaint = _extended_complaint(locked, found, by)
        _tell(locked, found, before, _with_way_out(words, complaint), by)
        carry_due(locked)
    return locked


def _refuse_carried(deadline: Deadline) -> None:
    """Refuse to put off what is owed to somebody else, who would not be told."""
    if deadline.carried_from_id:
        hint = _("This is owed to the person of a joined case. Take it apart first.")
        raise Refused(code="extension-carried", hint=hint)


def _refuse_who(standard: ServiceStandard, case: Case, by: Staff) -> None:
    led = by.posts.get(Role.SUPERVISOR, frozenset())
    if standard.extended_by_leaders and case.team_id not in led:
        hint = _("Only a supervisor of the team extends this promise. Ask one.")
        raise Refused(code="extension-by-leaders", hint=hint)


def _refuse_late(deadline: Deadline, now: datetime) -> None:
    if deadline.state not in OPEN or _has_passed(deadline, now):
        hint = _(
            "Its day has passed or it has ended, so it cannot be extended any more: more"
            " time is told before, or it is late. Write to the person and say why."
        )
        raise Refused(code="extension-late", hint=hint)
    if deadline.extended:
        hint = _("This promise was extended once. It cannot be extended again.")
        raise Refused(code="extended-once", hint=hint)


def _refuse_much(standard: ServiceStandard, amount: int) -> None:
    if not standard.longest_extension:
        hint = _("This promise may not be extended. Its standard says so.")
        raise Refused(code="extension-never", hint=hint)
    if not 0 < amount <= standard.longest_extension:
        hint = _("Choose a number from 1 to %(most)s.")
        most = {"most": standard.longest_extension}
        raise Refused(code="extension-long", hint=hint % most)


def _has_passed(deadline: Deadline, now: datetime) -> bool:
    """Tell whether its time is over; that of one that stands still is not."""
    return deadline.state == State.RUNNING and deadline.due_at <= now


def _extended_complaint(case: Case, deadline: Deadline, by: Staff) -> Complaint | None:
    """Note that the answer to a complaint was given more time; return the complaint."""
    complaint = find_complaint(case)
    if complaint and deadline.kind == Kind.ANSWER:
        complaints.extend(complaint, by=by)
    return complaint


def _with_way_out(words: str, complaint: Complaint | None) -> str:
    """Return the reason, and for a complaint whom else its person can ask.

    Source: Complaint Handling Code 6.4: an extension names the ombudsman.
    """
    body = rules_of(complaint).body if complaint else None
    if complaint is None or body is None:
        return words
    language = offered_or_first(complaint.case.language)
    with translation.override(language):
        told = _("If you do not agree with this, you can ask: %(body)s")
        return f"{words}\n\n{told % {'body': body.told_in(language)}}"


def _tell(
    case: Case, deadline: Deadline, before: datetime, words: str, by: Staff
) -> None:
    zone, language = get_zone(), offered_or_first(case.language)
    facts = {
        "old_day": day_in_words(before, zone, language),
        "new_day": day_in_words(deadline.due_at, zone, language),
    }
    kind = Interaction.Kind.REPLY
    post(case, "extension", kind=kind, words=words, by=by, facts=facts)
    wake(SEND)
