"""Where a case stands: every move follows the table of ``cases.workflow``."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _, ngettext

from answerable.cases.journal import record
from answerable.cases.models import Case
from answerable.cases.workflow import (
    REOPENED_WITHIN_DAYS,
    State,
    may_be_reopened,
    may_follow,
)
from answerable.lib.errors import Refused


def move_case(
    case: Case, *changed: str, to: State, actor: str, reason: str = ""
) -> Case:
    """Move a case on, with what ``changed``. Raises Refused where the table forbids it."""
    before = State(case.state)
    if not may_follow(before, to):
        raise Refused(
            code="case-state",
            hint=_("This case is “%(state)s”: that cannot be done with it now.")
            % {"state": case.get_state_display()},
        )
    case.state = to
    record(
        case,
        "state",
        *changed,
        actor=actor,
        what="moved",
        before={"state": before.value},
        after={"state": to.value},
        reason=reason,
    )
    return case


def resolve_case(
    case: Case, *, outcome: str, reason: str, actor: str, signpost: str = ""
) -> Case:
    """End the work with an outcome and a reason that the person can read.

    The ``signpost`` says who can help where we cannot.
    """
    case.outcome, case.outcome_reason, case.signpost = outcome, reason, signpost
    case.resolved_at = timezone.now()
    fields = ("outcome", "outcome_reason", "signpost", "resolved_at")
    # On the same page as the move: the database wants an outcome with the state.
    record(case, *fields, actor=actor, what="resolved", after={"outcome": outcome})
    return move_case(case, to=State.RESOLVED, actor=actor, reason=outcome)


def withdraw_case(case: Case, *, actor: str, reason: str) -> Case:
    """Take a matter back, as its person wished."""
    move_case(case, to=State.WITHDRAWN, actor=actor, reason=reason)
    case.withdrawn_at = timezone.now()
    record(case, "withdrawn_at", actor=actor, what="withdrawn", reason=reason)
    return case


def reopen_case(case: Case, *, actor: str, reason: str) -> Case:
    """Take the work up again. Raises Refused once the window has passed."""
    if case.state == State.MERGED:
        raise Refused(
            code="case-joined",
            hint=_("This case is joined with another one: take it up there."),
        )
    if not may_be_reopened(case.ended_at, timezone.now()):
        raise Refused(
            code="case-reopen-window",
            hint=ngettext(
                "This case ended more than %(days)s day ago. Send a new request and"
                " name this one: we will link them.",
                "This case ended more than %(days)s days ago. Send a new request and"
                " name this one: we will link them.",
                REOPENED_WITHIN_DAYS,
            )
            % {"days": REOPENED_WITHIN_DAYS},
        )
    # It did not lie silent while nobody had to do anything.
    case.touched_at = timezone.now()
    move_case(case, "touched_at", to=State.IN_PROGRESS, actor=actor, reason=reason)
    return case


def confirm_case(case: Case, *, actor: str) -> Case:
    """Note that the person agrees that it is done; the state stays."""
    case.confirmed_at = timezone.now()
    record(case, "confirmed_at", actor=actor, what="confirmed")
    return case


def mark_responded(case: Case, *, at: datetime, actor: str) -> Case:
    """Note when the first substantive answer was given; a later one changes nothing."""
    if case.responded_at is None:
        case.responded_at = at
        record(case, "responded_at", actor=actor, what="responded")
    return case


def close_case(case: Case, *, actor: str) -> Case:
    """Close a case whose time to be reopened is over; only the system does."""
    case.closed_at = timezone.now()
    record(case, "closed_at", actor=actor, what="closed")
    return move_case(case, to=State.CLOSED, actor=actor, reason="window_over")
