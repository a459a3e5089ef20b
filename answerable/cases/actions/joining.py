"""Cases are linked, joined and taken apart again; each side's journal says so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from answerable.agency.models import Staff
from answerable.cases.actions.states import move_case
from answerable.cases.actors import PERSON, SYSTEM, staff_actor
from answerable.cases.journal import keep_with, record
from answerable.cases.models import Case, CaseLink, Interaction
from answerable.cases.workflow import State
from answerable.lib.rows import delete

Kind = CaseLink.Kind


def link_by_hand(case: Case, *, to: Case, kind: CaseLink.Kind, by: Staff) -> CaseLink:
    """Say that a case belongs with another one, or is a part of it."""
    link = CaseLink(case=case, to=to, kind=kind, by=by)
    keep_with(case, link)
    _record_both(case, to, what="linked", kind=kind, actor=staff_actor(by))
    return link


def unlink_cases(
    link: CaseLink, *, case: Case, to: Case, by: Staff | None, reason: str = ""
) -> None:
    """Take back what somebody said of two cases; both journals keep that it was so."""
    delete(connection, link)
    kind = CaseLink.Kind(link.kind)
    actor = staff_actor(by) if by else SYSTEM
    _record_both(case, to, what="unlinked", kind=kind, actor=actor, reason=reason)


def join_cases(
    case: Case, *, to: Case, by: Staff | None, at: datetime, reason: str = "joined"
) -> CaseLink:
    """Let a case be absorbed by another one; it keeps its reference and its words.

    Without a member of staff, its own person chose it; the ``reason`` says how.
    """
    state = case.state
    link = CaseLink(
        case=case, to=to, kind=Kind.JOINED, by=by, at=at, state_before=state
    )
    actor = staff_actor(by) if by else PERSON
    keep_with(case, link)
    move_case(case, to=State.MERGED, actor=actor, reason=reason)
    noted = "" if by else reason
    _record_both(case, to, what="joined", kind=Kind.JOINED, actor=actor, reason=noted)
    return link


def take_apart(
    link: CaseLink, *, case: Case, to: Case, actor: str, reason: str
) -> Case:
    """Give an absorbed case back the state that it had before."""
    delete(connection, link)
    move_case(case, to=State(link.state_before), actor=actor, reason=reason)
    _record_both(case, to, what="taken_apart", kind=Kind.JOINED, actor=actor)
    return case


def hear_for(survivor: Case, *, case: Case, message: int, actor: str) -> None:
    """Note that something was said in a case that is joined with this one."""
    after = {"case": case.pk, "message": message}
    record(survivor, actor=actor, what="joined_message", after=after)


def split_case(
    case: Case, *, source: Case, messages: Sequence[Interaction], by: Staff
) -> CaseLink:
    """Let a new case begin with words of another one, which stay where they are."""
    link = CaseLink(case=case, to=source, kind=Kind.ARISES_FROM, by=by)
    keep_with(case, link)
    begun = CaseLink.messages.through
    keep_with(
        case, *(begun(caselink=link, interaction=message) for message in messages)
    )
    said = [message.pk for message in messages]
    actor = staff_actor(by)
    after = {"to": source.pk, "kind": Kind.ARISES_FROM.value, "messages": said}
    record(case, actor=actor, what="linked", after=after)
    record(source, actor=actor, what="split", after={"case": case.pk, "messages": said})
    return link


def _record_both(
    case: Case,
    to: Case,
    *,
    what: str,
    kind: CaseLink.Kind,
    actor: str,
    reason: str = "",
) -> None:
    """Write the same line on both sides: each names the other one."""
    above = {"to": to.pk, "kind": kind.value}
    below = {"from": case.pk, "kind": kind.value}
    record(case, actor=actor, what=what, after=above, reason=reason)
    record(to, actor=actor, what=what, after=below, reason=reason)
