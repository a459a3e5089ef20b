"""Taking a case up again: when the person writes, or says that it is not solved."""

from __future__ import annotations

from datetime import datetime

from answerable.cases.actions import move_case, reopen_case, wake_for_all
from answerable.cases.actors import PERSON
from answerable.cases.models import Case
from answerable.cases.workflow import State
from answerable.casework.complain.following import promise_again
from answerable.casework.promises import carry_due
from answerable.clock import actions as clock
from answerable.clock.models import Kind

# Why a case is opened again, beside that it is not solved: what we had answered is wrong.
ANSWER_WRONG = "answer_wrong"
ENDED = (State.RESOLVED, State.WITHDRAWN)


def take_up_again(case: Case, *, at: datetime) -> None:
    """Let the clocks run on that waited for this, or reopen what had ended.

    Whoever has put it off sees it again.
    """
    wake_for_all(case)
    if case.state == State.WAITING_PERSON:
        move_case(case, to=State.IN_PROGRESS, actor=PERSON, reason="answered")
        clock.resume(case, at=at)
        carry_due(case)
    elif case.state in ENDED:
        reopen(case, actor=PERSON, reason="person_wrote", at=at)


def reopen(case: Case, *, actor: str, reason: str, at: datetime) -> None:
    """Open a case again; what was met or missed stays so, and a new answer is due.

    So is, where that is promised, that a wrong answer is put right.
    """
    reopen_case(case, actor=actor, reason=reason)
    promise_again(case, at=at, actor=actor)
    if reason == ANSWER_WRONG:
        clock.start(case, [Kind.CORRECT], at=at)
    carry_due(case)
