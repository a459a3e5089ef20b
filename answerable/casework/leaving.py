"""What staff write to a person leaves a moment later, so that it can be taken back.

Until then it is a draft with a time on it and nothing has happened: nobody was told, no
promise is kept, the case stands where it stood. When its time comes the step is taken as
if it were done then; what was taken back never was (decision 0016).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.cases import actions as cases
from answerable.cases.locks import lock_case
from answerable.cases.models import Case
from answerable.cases.models.case import Outcome
from answerable.casework import resolve, work
from answerable.casework.answering import cite_in
from answerable.casework.commitments import from_facts
from answerable.correspondence.drafts import (
    claim_leaving,
    drop,
    let_leave,
    lock_leaving,
    put_back,
)
from answerable.correspondence.models import ComposerDraft
from answerable.knowledge.cited import marks_in
from answerable.lib.errors import Refused, Stale

logger = logging.getLogger(__name__)

Kind = ComposerDraft.Kind
AT_A_TIME = 100


@dataclass(frozen=True)
class Written:
    """What was written to a person: a step of the story, its words and its facts."""

    step: str
    words: str
    facts: Mapping[str, Any]
    by: Staff


def _reply(case: Case, it: Written, seen: int | None) -> Case:
    return work.reply(
        case,
        words=it.words,
        by=it.by,
        seen=seen,
        is_answer=it.facts["is_answer"],
        promising=from_facts(it.facts, it.by),
    )


def _ask(case: Case, it: Written, seen: int | None) -> Case:
    promising = from_facts(it.facts, it.by)
    return work.ask_and_wait(
        case, words=it.words, by=it.by, seen=seen, promising=promising
    )


def _tell_and_wait(case: Case, it: Written, seen: int | None) -> Case:
    promising = from_facts(it.facts, it.by)
    return work.tell_and_wait(
        case, words=it.words, by=it.by, seen=seen, promising=promising
    )


def _resolve(case: Case, it: Written, seen: int | None) -> Case:
    return resolve.resolve(
        case,
        outcome=Outcome(it.facts["outcome"]),
        reason=it.words,
        by=it.by,
        seen=seen,
        with_parts=it.facts["with_parts"],
        drop_tasks=it.facts.get("drop_tasks", False),
        reasons=it.facts.get("reasons"),
        signpost=it.facts.get("signpost", ""),
    )


Take = Callable[[Case, Written, int | None], Case]


def _citing(take: Take) -> Take:
    """Let a step keep which help pages the letter was written from."""

    def taken(case: Case, it: Written, seen: int | None) -> Case:
        written = take(case, it, seen)
        cite_in(written, marks_in(it.facts.get("articles", "")), by=it.by)
        return written

    return taken


STEPS: dict[str, tuple[Kind, Take]] = {
    "reply": (Kind.MESSAGE, _citing(_reply)),
    "ask": (Kind.MESSAGE, _citing(_ask)),
    "wait": (Kind.MESSAGE, _citing(_tell_and_wait)),
    "resolve": (Kind.ENDING, _resolve),
}


@transaction.atomic
def hold(case: Case, it: Written, *, seen: int) -> ComposerDraft | None:
    """Let what was written leave in a moment; None where it left at once.

    Raises Refused, now and not later, where the step could not be taken, and Stale
    while what somebody else wrote is leaving. What its writer sent before leaves now.
    """
    kind, take = STEPS[it.step]
    if not settings.UNDO_SECONDS:
        take(case, it, seen)
        drop(case, by=it.by, kind=kind)
        return None
    before = lock_leaving(case)
    if before and _is_same(before, it):
        return before  # the button was pressed twice
    _refuse_crossing(before, it.by)
    _rehearse(case, it, seen)
    if before:
        _go(before)
    return _let_leave(case, it, seen)


@transaction.atomic
def take_back(case: Case, *, by: Staff) -> ComposerDraft:
    """Put what its writer sent back before them. Raises Refused once it has left."""
    draft = lock_leaving(case)
    if draft is None or draft.by != by:
        hint = _("Too late to take it back: it has left.")
        raise Refused(code="message-left", hint=hint)
    cases.take_back(lock_case(case.pk), step=draft.step, by=by)
    return put_back(draft)


def drain(most: int = AT_A_TIME) -> int:
    """Let leave what has waited long enough; return how many were tried."""
    tried = 0
    while tried < most and leave_next():
        tried += 1
    return tried


@transaction.atomic
def leave_next() -> bool:
    """Let the one leave that waits longest; False when none has to."""
    draft = claim_leaving(timezone.now())
    if draft is None:
        return False
    try:
        with transaction.atomic():
            _go(draft)
    except Refused as refused:
        put_back(draft, came_back=refused.hint)
    except Exception:  # whatever it was, the next one must get its turn
        logger.exception("What was written in case %s could not leave", draft.case_id)
        put_back(draft, came_back=_("Something failed on our side. Send it again."))
    return True


def _let_leave(case: Case, it: Written, seen: int) -> ComposerDraft | None:
    kind, _take = STEPS[it.step]
    at = timezone.now() + timedelta(seconds=settings.UNDO_SECONDS)
    try:
        with transaction.atomic():
            return let_leave(
                case,
                by=it.by,
                kind=kind,
                words=it.words,
                step=it.step,
                facts=it.facts,
                at=at,
            )
    except IntegrityError:  # somebody sent something at the same moment
        return hold(case, it, seen=seen)


def _go(draft: ComposerDraft) -> None:
    """Take the step that a locked draft is, in the language of its writer."""
    _kind, take = STEPS[draft.step]
    it = Written(draft.step, draft.words, draft.facts, draft.by)
    with translation.override(draft.by.language or settings.LANGUAGE_CODE):
        take(draft.case, it, None)
    draft.delete()


def _rehearse(case: Case, it: Written, seen: int) -> None:
    """Take the step and undo it at once: whatever stands against it is said now."""
    _kind, take = STEPS[it.step]
    with transaction.atomic():
        take(case, it, seen)
        transaction.set_rollback(True)  # this savepoint alone, with its locks


def _refuse_crossing(before: ComposerDraft | None, by: Staff) -> None:
    if before is not None and before.by != by:
        hint = _(
            "%(name)s has just written to this person, and it is leaving now. Read it,"
            " then send again: your words are still here."
        )
        raise Stale(code="message-leaving", hint=hint % {"name": before.by})


def _is_same(draft: ComposerDraft, it: Written) -> bool:
    sent = (draft.by, draft.step, draft.words, draft.facts)
    return sent == (it.by, it.step, it.words, dict(it.facts))
