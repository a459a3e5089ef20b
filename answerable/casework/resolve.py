"""The story ends, and may begin again: outcome, reason, reopening, closing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.agency.queries import offered_or_first
from answerable.cases import actions as cases
from answerable.cases.actors import SYSTEM, staff_actor
from answerable.cases.joined import absorbed_by
from answerable.cases.journal import one_page, one_page_each
from answerable.cases.locks import (
    Matter,
    lock_case,
    lock_family,
    lock_matter,
    refuse_unseen,
)
from answerable.cases.models import Case, Interaction
from answerable.cases.models.case import CANNOT_HELP, CaseType, Outcome
from answerable.cases.workflow import REOPENED_WITHIN_DAYS, State
from answerable.casework.case_tasks import drop_open_tasks, refuse_open_tasks
from answerable.casework.complain.following import closes
from answerable.casework.joined import count_for_joined
from answerable.casework.parts import parts_to_end, refuse_open_parts
from answerable.casework.promises import carry_due
from answerable.casework.reopen import ANSWER_WRONG, reopen
from answerable.casework.waking import SEND, wake
from answerable.casework.work import count_as_said
from answerable.clock import actions as clock
from answerable.clock.models import Kind
from answerable.complaints.queries import with_open_remedies
from answerable.correspondence.actions import post
from answerable.lib.errors import Refused

AT_A_TIME = 100


@dataclass(frozen=True)
class Ending:
    """How the work on a case ends, why in plain words, and who says so.

    ``reasons`` are the same words for those who read another language; ``signpost`` is
    who helps where we cannot; ``letter`` the occasion on which its person is told.
    """

    outcome: Outcome
    reason: str
    reasons: Mapping[str, str]
    by: Staff
    signpost: str = ""
    letter: str = "resolution"

    def reason_in(self, language: str) -> str:
        """Return the reason in this language, or else as it was written first."""
        return self.reasons.get(language) or self.reason

    def words_in(self, language: str) -> str:
        """Return the reason, and who helps where we cannot, as the letter says it."""
        reason = self.reason_in(language)
        if not self.signpost:
            return reason
        with translation.override(offered_or_first(language)):
            way_on = _("Who can help you: %(signpost)s") % {"signpost": self.signpost}
        return f"{reason}\n\n{way_on}"


@transaction.atomic
def resolve(
    case: Case,
    *,
    outcome: Outcome,
    reason: str,
    by: Staff,
    seen: int | None,
    with_parts: bool = False,
    drop_tasks: bool = False,
    reasons: Mapping[str, str] | None = None,
    signpost: str = "",
) -> Case:
    """End the work: the person reads the outcome and the reason in plain words.

    So does everybody whose case is joined with it, in their language where ``reasons``
    has one for it. While parts of it are open, it ends together with them, and what
    is still to do is dropped, or Refused is raised, which names them. Where we cannot
    help, it does not end without a ``signpost``: who can, and how they are reached.
    """
    _refuse_complaint(case)
    _refuse_dead_end(outcome, signpost)
    parts = parts_to_end(case, by) if with_parts else []
    matter = lock_matter(case.pk, *(part.pk for part in parts))
    locked = matter[case.pk]
    refuse_unseen(locked, seen)
    refuse_open_parts(locked, by, chosen=parts)
    if not drop_tasks:
        refuse_open_tasks(matter)
    ending = Ending(outcome, reason, reasons or {}, by, signpost)
    with one_page_each(matter.values()):
        if drop_tasks:
            drop_open_tasks(matter, by=by)
        for each in [*(matter[part.pk] for part in parts), locked]:
            end(each, matter, ending)
        wake(SEND)
    return locked


def _refuse_dead_end(outcome: Outcome, signpost: str) -> None:
    """Refuse to send somebody away with nowhere to go."""
    if outcome in CANNOT_HELP and not signpost.strip():
        hint = _(
            "Say who can help instead, and how to reach them: nobody is sent away."
        )
        raise Refused(code="no-way-on", hint=hint)


def _refuse_complaint(case: Case) -> None:
    """Refuse to end a complaint without the response that the procedure asks for."""
    if case.case_type == CaseType.COMPLAINT:
        hint = _("A complaint ends by its answer, with what was found and why.")
        raise Refused(code="complaint-by-answer", hint=hint)


def end(case: Case, matter: Matter, ending: Ending) -> None:
    """End a locked case, and tell everybody whose case is joined with it."""
    _tell(case, ending.letter, ending)
    count_as_said(case, by=ending.by, is_answer=True)
    for other in absorbed_by(case):
        _tell(matter[other.pk], "resolution_joined", ending)
        count_for_joined(matter[other.pk], matter, by=ending.by, is_answer=True)
        clock.meet_for(matter[other.pk], Kind.RESOLVE, to=case, at=timezone.now())
    clock.meet(case, Kind.RESOLVE, at=timezone.now())
    actor = staff_actor(ending.by)
    told = ending.reason_in(case.language)
    cases.resolve_case(
        case,
        outcome=ending.outcome,
        reason=told,
        actor=actor,
        signpost=ending.signpost,
    )
    clock.stop(case, at=timezone.now())
    carry_due(case)


def _tell(case: Case, occasion: str, ending: Ending) -> None:
    facts = {"outcome": ending.outcome.label, "reopen_days": REOPENED_WITHIN_DAYS}
    post(
        case,
        occasion,
        kind=Interaction.Kind.ANSWER,
        words=ending.words_in(case.language),
        by=ending.by,
        facts=facts,
    )


@transaction.atomic
def take_back_up(case: Case, *, by: Staff, seen: int, is_wrong: bool = False) -> Case:
    """Reopen a case at the desk, and with it the one that it is a part of.

    The answer ``is_wrong`` where it must be put right.
    """
    family = lock_family(case.pk)
    locked = family[case.pk]
    refuse_unseen(locked, seen)
    reason = ANSWER_WRONG if is_wrong else "by_staff"
    with one_page_each(family.values()):
        actor, now = staff_actor(by), timezone.now()
        reopen(locked, family, actor=actor, reason=reason, at=now)
    return locked


def close_old() -> int:
    """Close what was resolved longer ago than it may be reopened; return how many."""
    before = timezone.now() - timedelta(days=REOPENED_WITHIN_DAYS)
    old = Case.objects.filter(state=State.RESOLVED, resolved_at__lt=before)
    old = old.exclude(with_open_remedies())
    chosen = list(old.values_list("pk", flat=True)[:AT_A_TIME])
    for pk in chosen:
        _close(pk)
    return len(chosen)


@transaction.atomic
def _close(pk: int) -> None:
    case = lock_case(pk)
    if case.state != State.RESOLVED:
        return
    with one_page(case):
        if closes(case):
            cases.close_case(case, actor=SYSTEM)
