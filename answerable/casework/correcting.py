"""A person corrects what they asked for, as long as it is not decided."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.cases import actions as cases
from answerable.cases.corrections import Asked, may_be_corrected, version_of
from answerable.cases.journal import one_page
from answerable.cases.locks import lock_case
from answerable.cases.models import Case
from answerable.cases.public import FollowedCase
from answerable.casework.reopen import take_up_again
from answerable.lib.errors import Refused, Stale


@transaction.atomic
def correct(followed: FollowedCase, asked: Asked, *, seen: int) -> Case:
    """Let a case ask for this from now on; where we waited for them, we go on.

    ``seen`` is the version of the request that its writer looked at. Raises Stale where
    it was corrected since, Refused where it is decided or nothing is different.
    """
    case = lock_case(followed.pk)
    _refuse(case, asked, seen)
    with one_page(case):
        cases.correct_case(case, asked, actor=followed.actor)
        take_up_again(case, {case.pk: case}, at=timezone.now())
    return case


def _refuse(case: Case, asked: Asked, seen: int) -> None:
    if not may_be_corrected(case):
        hint = _(
            "This is decided, or part of another case by now. Add a message to it."
        )
        raise Refused(code="case-decided", hint=hint)
    if version_of(case) != seen:
        hint = _("It was corrected meanwhile. Look at it again, then send yours.")
        raise Stale(code="request-changed", hint=hint)
    if not Asked.of(case).differs_in(asked):
        raise Refused(code="nothing-new", hint=_("Change what is wrong, then send it."))
