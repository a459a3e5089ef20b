"""What the person does with their own case: confirm, reopen, withdraw, get a link.

A surface proves first who asks (``cases.access.case_followed``); words and files that
are added go through ``intake.keep`` like everything else.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.cases import actions as cases
from answerable.cases.joined import survivor_of
from answerable.cases.journal import one_page_each
from answerable.cases.locks import Matter, lock_family
from answerable.cases.models import Case
from answerable.cases.public import FIXED_ALREADY, FollowedCase
from answerable.casework.complain.following import taken_back
from answerable.casework.joining import leave_to_others, take_out
from answerable.casework.parts import let_parts_go
from answerable.casework.promises import carry_due
from answerable.casework.reopen import ANSWER_WRONG, reopen as open_again
from answerable.casework.sparing import tell_of_reopening
from answerable.casework.waking import SEND, wake
from answerable.clock import actions as clock
from answerable.correspondence.actions import post_alone
from answerable.correspondence.queries import may_answer_automatically
from answerable.correspondence.recipients import Recipient, followers_of
from answerable.lib.errors import Refused
from answerable.lib.references import find_reference
from answerable.people.addresses import normal_address

CONFIRMED_WITHIN = timedelta(days=30)


@transaction.atomic
def confirm_fixed(followed: FollowedCase) -> Case:
    """Hear that it is solved: an open case ends, a resolved one is confirmed."""
    matter = lock_family(followed.pk)
    case = matter[followed.pk]
    with one_page_each(matter.values()):
        if _is_open(case):
            _withdraw(case, matter, actor=followed.actor, reason=FIXED_ALREADY)
        else:
            cases.confirm_case(case, actor=followed.actor)
    return case


@transaction.atomic
def withdraw(followed: FollowedCase) -> Case:
    """Take the matter back. Raises Refused where it has ended already."""
    matter = lock_family(followed.pk)
    case = matter[followed.pk]
    if not _is_open(case):
        hint = _("This case has ended already: there is nothing to take back.")
        raise Refused(code="case-ended", hint=hint)
    with one_page_each(matter.values()):
        _withdraw(case, matter, actor=followed.actor, reason="by_person")
    return case


@transaction.atomic
def reopen(followed: FollowedCase, *, is_wrong: bool = False) -> Case:
    """Hear that it is not solved, and take it up again. Raises Refused when too late.

    Where our answer ``is_wrong``, it is to be put right. For a case that is joined with
    another one, that one is taken up; for a part, the whole as well.
    """
    matter = lock_family(followed.pk)
    own = matter[followed.pk]
    case = matter[(survivor_of(own) or own).pk]
    if case.is_open:
        return case
    with one_page_each(matter.values()):
        actor, now = followed.actor, timezone.now()
        reason = ANSWER_WRONG if is_wrong else "not_fixed"
        open_again(case, matter, actor=actor, reason=reason, at=now)
    tell_of_reopening(case, followed.person_pk, now)
    return case


@transaction.atomic
def send_link(typed: str) -> None:
    """Send a new link to each address on file; whoever asks learns nothing.

    Source: the same words for any input, so that nobody can find out who wrote to us.
    """
    if case := _find_case(typed):
        for recipient in followers_of(case):
            _send_link(case, recipient)


@transaction.atomic
def confirm_ours(typed: str, address: str) -> None:
    """Confirm to an address that we wrote to it about a case, if we did lately.

    Whoever asks learns nothing: the confirmation goes to the address itself.
    """
    case = _find_case(typed)
    asked = normal_address("email", address)
    if case is None or not _was_written_to(case, asked):
        return
    for recipient in followers_of(case):
        if recipient.address == asked:
            _send_link(case, recipient)


def _find_case(typed: str) -> Case | None:
    reference = find_reference(typed)
    known = Case.objects.select_related("contact", "team__department", "person")
    return known.filter(reference=reference).first() if reference else None


def _was_written_to(case: Case, address: str) -> bool:
    lately = timezone.now() - CONFIRMED_WITHIN
    return case.dispatches.filter(address=address, created_at__gte=lately).exists()


def _send_link(case: Case, recipient: Recipient) -> None:
    if may_answer_automatically(recipient.address, case=case):
        post_alone(
            "link",
            address=recipient.address,
            language=case.language,
            case=case,
            facts=recipient.facts,
        )
        wake(SEND)


def _is_open(case: Case) -> bool:
    """Tell whether somebody still works on it, be it in the case it is joined with."""
    return (survivor_of(case) or case).is_open


def _withdraw(case: Case, matter: Matter, *, actor: str, reason: str) -> None:
    """End a person's own case; what others brought goes on, joined with it or not.

    So do the parts of it: each has a person of its own, or was confirmed by itself.
    """
    take_out(case, matter, actor=actor, reason=reason)
    leave_to_others(case, matter)
    let_parts_go(case, matter)
    cases.withdraw_case(case, actor=actor, reason=reason)
    taken_back(case, actor=actor)
    clock.stop(case, at=timezone.now())
    carry_due(case)
