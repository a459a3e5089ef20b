"""What the person does with their own case: confirm, reopen, withdraw, get a link.

A surface proves first who asks (``cases.access.case_followed``); words and files that
are added go through ``intake.keep`` like everything else.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.cases import actions as cases
from answerable.cases.actors import PERSON
from answerable.cases.journal import one_page
from answerable.cases.locks import lock_case
from answerable.cases.models import Case
from answerable.cases.public import FollowedCase
from answerable.casework.promises import carry_due
from answerable.casework.reopen import reopen as open_again
from answerable.clock import actions as clock
from answerable.correspondence.actions import post_alone, writable_address
from answerable.correspondence.queries import may_answer_automatically
from answerable.lib.errors import Refused
from answerable.lib.references import find_reference


@transaction.atomic
def confirm_fixed(followed: FollowedCase) -> Case:
    """Hear that it is solved: an open case ends, a resolved one is confirmed."""
    case = lock_case(followed.pk)
    with one_page(case):
        if case.is_open:
            _withdraw(case, reason="fixed_already")
        else:
            cases.confirm_case(case, actor=PERSON)
    return case


@transaction.atomic
def withdraw(followed: FollowedCase) -> Case:
    """Take the matter back. Raises Refused where it has ended already."""
    case = lock_case(followed.pk)
    if not case.is_open:
        hint = _("This case has ended already: there is nothing to take back.")
        raise Refused(code="case-ended", hint=hint)
    with one_page(case):
        _withdraw(case, reason="by_person")
    return case


@transaction.atomic
def reopen(followed: FollowedCase) -> Case:
    """Hear that it is not solved, and take it up again. Raises Refused when too late."""
    case = lock_case(followed.pk)
    if case.is_open:
        return case
    with one_page(case):
        open_again(case, actor=PERSON, reason="not_fixed", at=timezone.now())
    return case


@transaction.atomic
def send_link(typed: str) -> None:
    """Send a new link to the address on file; whoever asks learns nothing.

    Source: the same words for any input, so that nobody can find out who wrote to us.
    """
    reference = find_reference(typed)
    cases_ = Case.objects.select_related("contact", "team__department", "person")
    case = cases_.filter(reference=reference).first() if reference else None
    address = writable_address(case) if case else ""
    if case and address and may_answer_automatically(case, address):
        post_alone("link", address=address, language=case.language, case=case)


def _withdraw(case: Case, *, reason: str) -> None:
    cases.withdraw_case(case, actor=PERSON, reason=reason)
    clock.stop(case, at=timezone.now())
    carry_due(case)
