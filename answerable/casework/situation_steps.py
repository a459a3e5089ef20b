"""What is said of a situation, how it ends, and how each step is taken back.

News and an ending leave a moment later, like every letter of staff (decision 0016): until
then nobody was told, and taking it back leaves nothing behind. Afterwards an ending is
undone by taking up again what it ended.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.cases.models import Case, Situation, SituationStatus
from answerable.cases.models.case import CANNOT_HELP, Outcome
from answerable.cases.situations import (
    ended_by,
    ending_of,
    leaving_status,
    lock_situation,
)
from answerable.casework.resolve import take_back_up
from answerable.casework.situations import keep
from answerable.lib.errors import Refused

State = Situation.State
ENDINGS = (Outcome.DONE, Outcome.ANSWERED, Outcome.NO_CHANGE)
AT_A_TIME = 100


@transaction.atomic
def say(
    situation: Situation, *, words: Mapping[str, str], by: Staff, seen: int
) -> SituationStatus:
    """Say how far it is, to everybody it concerns, in a moment."""
    locked = lock_situation(situation.pk, seen=seen)
    _refuse_over(locked)
    _refuse_crossing(locked)
    status = _next(locked, words=words, by=by)
    locked.is_telling = True
    keep(locked, "is_telling")
    return status


@transaction.atomic
def resolve_together(
    situation: Situation,
    *,
    outcome: Outcome,
    reasons: Mapping[str, str],
    by: Staff,
    seen: int,
) -> SituationStatus:
    """End it, and in a moment every open case of it, with one outcome and reason."""
    if outcome in CANNOT_HELP or outcome not in ENDINGS:
        hint = _("Choose one of these: %(outcomes)s.")
        named = ", ".join(str(each.label) for each in ENDINGS)
        raise Refused(code="situation-outcome", hint=hint % {"outcomes": named})
    locked = lock_situation(situation.pk, seen=seen)
    _refuse_over(locked)
    _refuse_crossing(locked)
    status = _next(locked, words=reasons, by=by, outcome=outcome)
    _end(locked, State.RESOLVED)
    return status


@transaction.atomic
def take_back(situation: Situation, *, by: Staff) -> SituationStatus:
    """Take back what was said last. Raises Refused once it has left."""
    locked = lock_situation(situation.pk)
    status = leaving_status(locked, at=timezone.now())
    if status is None or status.by_id != by.pk:
        hint = _("Too late to take it back: it has left.")
        raise Refused(code="situation-left", hint=hint)
    status.delete()
    if status.outcome:
        _open(locked)
    else:
        keep(locked)
    return status


@transaction.atomic
def end_now(situation: Situation, *, seen: int) -> Situation:
    """End it; its cases go on at their desks."""
    locked = lock_situation(situation.pk, seen=seen)
    _refuse_over(locked)
    return _end(locked, State.ENDED)


def open_again(situation: Situation, *, ends_at: datetime, by: Staff, seen: int) -> int:
    """Undo its end, until another moment: what it ended is taken up again.

    Returns how many cases were; one that cannot be any more stays answered.
    """
    ending = _open_row(situation, ends_at=ends_at, seen=seen)
    if ending is None:
        return 0
    resolved = list(ended_by(situation, ending)[:AT_A_TIME])
    return sum(_is_taken_up(case, by) for case in resolved)


@transaction.atomic
def _open_row(
    situation: Situation, *, ends_at: datetime, seen: int
) -> SituationStatus | None:
    """Open a locked situation again; return the ending that is to be undone, if any."""
    locked = lock_situation(situation.pk, seen=seen)
    _refuse_crossing(locked)
    was_resolved = locked.state == State.RESOLVED
    if locked.is_open and locked.ends_at > timezone.now():
        hint = _("This situation goes on already.")
        raise Refused(code="situation-open", hint=hint)
    if ends_at <= timezone.now():
        hint = _("The last day has passed: choose today or a later one.")
        raise Refused(code="situation-window", hint=hint)
    locked.ends_at = ends_at
    _open(locked, "ends_at")
    return ending_of(locked) if was_resolved else None


def _is_taken_up(case: Case, by: Staff) -> bool:
    try:
        take_back_up(case, by=by, seen=case.version)
    except Refused:
        return False
    return True


def end_what_is_over() -> int:
    """End what came to the end of its time; return how many did."""
    now = timezone.now()
    over = Situation.objects.filter(state=State.OPEN, ends_at__lte=now)
    keys = list(over.order_by("ends_at").values_list("pk", flat=True)[:AT_A_TIME])
    return sum(map(_is_ended, keys))


@transaction.atomic
def _is_ended(pk: int) -> bool:
    locked = lock_situation(pk)
    if not locked.is_open or locked.ends_at > timezone.now():
        return False
    _end(locked, State.ENDED)
    return True


def _next(
    situation: Situation, *, words: Mapping[str, str], by: Staff, outcome: str = ""
) -> SituationStatus:
    last = situation.statuses.aggregate(last=Max("number"))["last"] or 0
    now = timezone.now()
    return SituationStatus.objects.create(
        situation=situation,
        number=max(last, _told_most(situation)) + 1,
        words=dict(words),
        outcome=outcome,
        by=by,
        at=now,
        leaves_at=now + timedelta(seconds=settings.UNDO_SECONDS),
    )


def _told_most(situation: Situation) -> int:
    """Return the highest number that anybody was told: none is ever given twice."""
    told = Case.objects.filter(situation=situation).aggregate(
        most=Max("situation_told")
    )
    return told["most"] or 0


def _end(situation: Situation, state: Situation.State) -> Situation:
    situation.state, situation.ended_at = state, timezone.now()
    situation.is_telling = True
    return keep(situation, "state", "ended_at", "is_telling")


def _open(situation: Situation, *changed: str) -> Situation:
    situation.state, situation.ended_at = State.OPEN, None
    return keep(situation, "state", "ended_at", *changed)


def _refuse_over(situation: Situation) -> None:
    if not situation.is_open or situation.ends_at <= timezone.now():
        hint = _("This situation is over. Open it again first.")
        raise Refused(code="situation-over", hint=hint)


def _refuse_crossing(situation: Situation) -> None:
    if leaving_status(situation, at=timezone.now()):
        hint = _(
            "What was written last is leaving just now. Wait ten seconds, or take it"
            " back, then send again."
        )
        raise Refused(code="situation-leaving", hint=hint)
