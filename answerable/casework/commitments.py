"""What one of us promises to one person is a dated obligation, kept or broken on record.

It is made in a letter, or written down after a call; it is broken by the passing of its
day alone. Another day is promised only with a reason, which the person reads at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.dates import date_in_words
from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.agency.queries import offered_or_first
from answerable.cases.access import sees
from answerable.cases.journal import one_page, one_page_each
from answerable.cases.locks import lock_case, lock_matter, refuse_unseen
from answerable.cases.models import Case, Interaction
from answerable.casework.promises import carry_due
from answerable.casework.waking import SEND, wake
from answerable.clock import actions as clock
from answerable.clock.commitments import MOST_OPEN, Promising, open_in
from answerable.clock.models import Commitment
from answerable.clock.models.commitments import OPEN
from answerable.correspondence.actions import post
from answerable.lib.errors import Refused

Ending = Commitment.Ending


def as_facts(promising: Promising | None) -> dict[str, str]:
    """Return a promise as the draft of a letter that leaves in a moment keeps it.

    The names are those of the composer, which gets them back with the draft.
    """
    if promising is None:
        return {}
    return {
        "promise_what": promising.what,
        "promise_by": promising.by.isoformat(),
    }


def from_facts(facts: Mapping[str, Any], owner: Staff) -> Promising | None:
    """Return the promise of a draft; whoever wrote it sees to it."""
    if "promise_by" not in facts:
        return None
    day = date.fromisoformat(facts["promise_by"])
    return Promising(facts["promise_what"], day, owner)


@transaction.atomic
def promise(case: Case, promising: Promising, *, by: Staff, seen: int) -> Case:
    """Write down what was promised without a letter, on the telephone or in person."""
    locked = lock_case(case.pk, seen=seen)
    with one_page(locked):
        promise_in(locked, promising, by=by)
        carry_due(locked)
    return locked


def promise_in(
    case: Case, promising: Promising | None, *, by: Staff, said: bool = False
) -> None:
    """Keep the promise, if any, that was made in a locked case; maybe just ``said``.

    Raises Refused for a day that has passed, and where too many are open.
    """
    if promising is None:
        return
    refuse_past(promising.by)
    if open_in(case).count() >= MOST_OPEN:
        hint = _("%(most)s promises are open in this case. Keep some of them first.")
        raise Refused(code="too-many-promises", hint=hint % {"most": MOST_OPEN})
    clock.promise(case, promising, by=by, said=_just_said(case, by) if said else None)


@transaction.atomic
def keep(commitment: Commitment, *, by: Staff) -> Case:
    """Say that a promise is kept; one that has ended stays as it is."""
    locked = lock_case(commitment.case_id)
    found = _held(commitment)
    if found.is_open:
        with one_page(locked):
            now = timezone.now()
            clock.end_promise(found, locked, ending=Ending.KEPT, by=by, at=now)
            carry_due(locked)
    return locked


@transaction.atomic
def change(
    commitment: Commitment, *, words: str, to: date | None, by: Staff, seen: int
) -> Case:
    """Promise another day, or take the promise back; the person reads why.

    Raises Refused where it has ended, and for a day that has passed.
    """
    matter = lock_matter(commitment.case_id)
    locked = matter[commitment.case_id]
    refuse_unseen(locked, seen)
    found = _held(commitment)
    _refuse_ended(found)
    if to:
        refuse_past(to)
    ending = Ending.RENEWED if to else Ending.DROPPED
    now = timezone.now()
    with one_page_each(matter.values()):
        _tell(matter[found.promised_in_id or locked.pk], found, words, to, by)
        clock.end_promise(found, locked, ending=ending, by=by, at=now, reason=words)
        if to:
            anew = Promising(found.what, to, found.owner)
            clock.promise(locked, anew, by=by, renews=found)
        carry_due(locked)
    return locked


@transaction.atomic
def give_back_promises(staff: Staff, *, by: Staff | None) -> int:
    """Leave to whoever has the case what somebody promised who has left."""
    theirs = Commitment.objects.filter(OPEN, owner=staff).order_by("case_id", "id")
    promised = list(theirs)
    for each in promised:
        locked = lock_case(each.case_id)
        found = _held(each)
        if found.is_open and found.owner_id == staff.pk:
            clock.hand_promise(found, locked, to=None, by=by, reason="left")
    return len(promised)


def free_unseen_promises(case: Case, *, by: Staff | None) -> None:
    """Leave to whoever has a locked case what others promised who cannot see it."""
    for each in open_in(case).exclude(owner=None).select_related("owner"):
        if each.owner and not sees(each.owner, case):
            clock.hand_promise(each, case, to=None, by=by, reason="out_of_sight")


def refuse_past(day: date) -> None:
    """Raise Refused for a day on which nothing can be done any more."""
    if day < today():
        hint = _("This day has passed: choose today or a later one")
        raise Refused(code="day-passed", hint=hint)


def _refuse_ended(commitment: Commitment) -> None:
    if not commitment.is_open:
        hint = _("This promise has ended. Look at the list: it may be kept already.")
        raise Refused(code="promise-ended", hint=hint)


def _tell(
    case: Case, commitment: Commitment, words: str, to: date | None, by: Staff
) -> None:
    """Write to whom it was promised, in a locked case of theirs."""
    language = offered_or_first(case.language)
    facts = {
        "what": commitment.what,
        "promised_by": date_in_words(commitment.due_on, language),
        "new_day": date_in_words(to, language) if to else "",
    }
    kind = Interaction.Kind.REPLY
    post(case, "promise_changed", kind=kind, words=words, by=by, facts=facts)
    wake(SEND)


def _just_said(case: Case, by: Staff) -> Interaction | None:
    """Return what this member wrote to the person last, in this very step."""
    ours = case.interactions.exclude(kind=Interaction.Kind.NOTE)
    return ours.filter(staff=by).order_by("-id").first()


def _held(commitment: Commitment) -> Commitment:
    """Return a promise as it is now; its case is locked, so it stays like that."""
    return Commitment.objects.select_related("owner").get(pk=commitment.pk)
