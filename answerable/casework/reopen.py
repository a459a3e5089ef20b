"""Taking a case up again: when the person writes, or says that it is not solved.

A whole is not ended while a part of it is open, so it is taken up together with its part.
Whoever calls has locked both, as ``cases.locks.lock_family`` does.
"""

from __future__ import annotations

from datetime import datetime

from answerable.cases.actions import (
    move_case,
    reopen_case,
    unlink_cases,
    wake_for_all,
)
from answerable.cases.actors import PERSON, SYSTEM
from answerable.cases.joined import part_link_of
from answerable.cases.locks import Matter
from answerable.cases.models import Case
from answerable.cases.workflow import State, may_be_reopened
from answerable.casework.complain.following import promise_again
from answerable.casework.promises import carry_due
from answerable.clock import actions as clock
from answerable.clock.models import Kind

# Why a case is opened again, beside that it is not solved: what we had answered is wrong.
ANSWER_WRONG = "answer_wrong"
ENDED = (State.RESOLVED, State.WITHDRAWN)


def take_up_again(case: Case, family: Matter, *, at: datetime) -> None:
    """Let the clocks run on that waited for this, or reopen what had ended.

    Whoever has put it off sees it again.
    """
    wake_for_all(case)
    if case.state == State.WAITING_PERSON:
        move_case(case, to=State.IN_PROGRESS, actor=PERSON, reason="answered")
        clock.resume(case, at=at)
        carry_due(case)
    elif case.state in ENDED:
        reopen(case, family, actor=PERSON, reason="person_wrote", at=at)


def reopen(
    case: Case, family: Matter, *, actor: str, reason: str, at: datetime
) -> None:
    """Open a case again; what was met or missed stays so, and a new answer is due.

    So is, where that is promised, that a wrong answer is put right.
    """
    _open_again(case, actor=actor, reason=reason, at=at)
    take_up_whole(case, family, at=at)


def take_up_whole(part: Case, family: Matter, *, at: datetime) -> None:
    """Take up the case again that an open one is a part of, where it has ended.

    Where its person has taken it back, or it is too late, the part goes on by itself.
    """
    link = part_link_of(part)
    if link is None or family[link.to_id].is_open:
        return
    whole = family[link.to_id]
    if whole.state == State.RESOLVED and may_be_reopened(whole.ended_at, at):
        wake_for_all(whole)
        _open_again(whole, actor=SYSTEM, reason="part_taken_up", at=at)
    else:
        unlink_cases(link, case=part, to=whole, by=None, reason="whole_has_ended")


def _open_again(case: Case, *, actor: str, reason: str, at: datetime) -> None:
    reopen_case(case, actor=actor, reason=reason)
    promise_again(case, at=at, actor=actor)
    if reason == ANSWER_WRONG:
        clock.start(case, [Kind.CORRECT], at=at)
    carry_due(case)
