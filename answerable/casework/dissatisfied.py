"""What becomes of words that sound dissatisfied: a complaint, or none, as one of us says.

Nobody has to call it a complaint, and it is one even while the work goes on. Source:
standards.md §2.12, "Word not needed" and "Switch".
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.cases import actions as cases
from answerable.cases.actors import staff_actor
from answerable.cases.joined import absorbed_by
from answerable.cases.journal import one_page
from answerable.cases.locks import lock_case
from answerable.cases.models import Case, Interaction
from answerable.cases.models.case import CaseType
from answerable.casework.complain.beginning import begin
from answerable.casework.promises import carry_due, start_promises
from answerable.clock import actions as clock
from answerable.lib.errors import Refused


@transaction.atomic
def make_complaint(case: Case, *, by: Staff, seen: int) -> Case:
    """Let a case go on as a complaint; when it was first received stays as it is.

    What was promised until now stops. The time to acknowledge runs from the newest
    message of the person, and the time to answer from there on; so does the procedure,
    in which nobody looks into it who answered it before. Raises Refused where
    it is one already, or where the people of joined cases wait for the same answer.
    """
    locked = lock_case(case.pk, seen=seen)
    _refuse_complaint(locked)
    with one_page(locked):
        cases.change_type(locked, to=CaseType.COMPLAINT, by=by)
        clock.stop(locked, at=timezone.now())
        said_at = _said_at(locked)
        begin(locked, at=said_at, actor=staff_actor(by))
        start_promises(locked, at=said_at)
        carry_due(locked)
    return locked


@transaction.atomic
def no_complaint(case: Case, *, message: int, by: Staff, seen: int) -> Case:
    """Remember that a message (its id) is no complaint. Raises Refused for any other."""
    locked = lock_case(case.pk, seen=seen)
    if not _messages(locked).filter(pk=message).exists():
        hint = _("This message is not one of this case. Look at the case once more.")
        raise Refused(code="complaint-message", hint=hint)
    return cases.note_no_complaint(locked, message=message, by=by)


def _refuse_complaint(case: Case) -> None:
    if case.case_type == CaseType.COMPLAINT:
        raise Refused(code="complaint-already", hint=_("It is a complaint already."))
    if absorbed_by(case):
        hint = _(
            "Other cases are joined with this one, and their people wait for the same"
            " answer. Take them apart first."
        )
        raise Refused(code="complaint-joined", hint=hint)


def _said_at(case: Case) -> datetime:
    """Return when the person said it: in their newest message, else at the beginning."""
    newest = _messages(case).order_by("at", "id").last()
    return newest.at if newest else case.opened_at


def _messages(case: Case) -> QuerySet[Interaction]:
    return Interaction.objects.filter(case=case.pk, kind=Interaction.Kind.MESSAGE)
