"""What a complaint makes us do: promised to the person, or learned among us, and done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import transaction
from django.utils import timezone

from answerable.agency.dates import date_in_words
from answerable.agency.models import Staff
from answerable.agency.queries import offered_or_first
from answerable.cases.journal import one_page
from answerable.cases.locks import lock_case
from answerable.cases.models import Case, Interaction
from answerable.casework.complain.beginning import complaint_in
from answerable.casework.waking import SEND, wake
from answerable.complaints import actions
from answerable.complaints.models import Complaint, LearningAction, Remedy
from answerable.complaints.promised import Promised
from answerable.correspondence.actions import post
from answerable.lib.errors import NotFound


@transaction.atomic
def promise_remedy(case: Case, promised: Promised, *, by: Staff, seen: int) -> Remedy:
    """Say what we do to put it right, who does it, and by when."""
    with _complaint(case, seen) as complaint:
        return actions.add_remedy(complaint, promised, by=by)


@transaction.atomic
def complete_remedy(case: Case, number: int, *, by: Staff) -> Remedy:
    """Note that a remedy (its id) was done, and tell the person who was promised it.

    A second call is nothing.
    """
    with _complaint(case) as complaint:
        remedy = _remedy_of(complaint, number)
        was_open = remedy.is_open
        actions.complete_remedy(complaint, remedy, by=by, at=timezone.now())
        if was_open and _was_told(complaint, remedy):
            _tell(complaint.case, "remedy_done", remedy, words=remedy.what, by=by)
    return remedy


@transaction.atomic
def put_off_remedy(
    case: Case, number: int, *, to: date, words: str, by: Staff, seen: int
) -> Remedy:
    """Promise a remedy (its id) for another day, and tell the person why."""
    with _complaint(case, seen) as complaint:
        remedy = _remedy_of(complaint, number)
        actions.put_off(complaint, remedy, to=to, by=by)
        if _was_told(complaint, remedy):
            _tell(complaint.case, "remedy_put_off", remedy, words=words, by=by)
    return remedy


@transaction.atomic
def learn(
    case: Case, *, what: str, owner: Staff, due: date, by: Staff, seen: int
) -> LearningAction:
    """Write down what we change so that it does not happen again."""
    with _complaint(case, seen) as complaint:
        return actions.add_learning(complaint, what=what, owner=owner, due=due, by=by)


@transaction.atomic
def complete_learning(case: Case, number: int, *, by: Staff) -> LearningAction:
    """Note that something we learned (its id) was done; a second call is nothing."""
    with _complaint(case) as complaint:
        learning = complaint.learning.filter(pk=number).first()
        if learning is None:
            raise NotFound(str(number))
        at = timezone.now()
        return actions.complete_learning(complaint, learning, by=by, at=at)


@contextmanager
def _complaint(case: Case, seen: int | None = None) -> Iterator[Complaint]:
    locked = lock_case(case.pk, seen=seen)
    with one_page(locked):
        yield complaint_in(locked)


def _remedy_of(complaint: Complaint, number: int) -> Remedy:
    remedy = complaint.remedies.filter(pk=number).first()
    if remedy is None:
        raise NotFound(str(number))
    return remedy


def _was_told(complaint: Complaint, remedy: Remedy) -> bool:
    """Tell whether the answer that promised it has left; before, nobody waits for it."""
    runs = complaint.runs.filter(position__gte=remedy.after_stage)
    return runs.exclude(responded_at=None).exists()


def _tell(case: Case, occasion: str, remedy: Remedy, *, words: str, by: Staff) -> None:
    language = offered_or_first(case.language)
    facts = {"what": remedy.what, "new_day": date_in_words(remedy.due, language)}
    kind = Interaction.Kind.REPLY
    post(case, occasion, kind=kind, words=words, by=by, facts=facts)
    wake(SEND)
