"""Remedies: promised with an owner and a day, and done."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.cases.actors import staff_actor
from answerable.cases.journal import record
from answerable.complaints.models import Complaint, Remedy
from answerable.complaints.promised import Promised
from answerable.lib.errors import Refused


def add_remedy(complaint: Complaint, promised: Promised, *, by: Staff) -> Remedy:
    """Promise to put something right. Raises Refused for a day that is over."""
    if promised.due < today():
        hint = _("That day is over. Choose today or a later day for the remedy.")
        raise Refused(code="remedy-day", hint=hint)
    _refuse_amount(promised)
    remedy = complaint.remedies.create(after_stage=complaint.stage, **vars(promised))
    after = {"remedy": remedy.pk, "kind": remedy.kind, "owner": remedy.owner_id}
    _note(complaint, "remedy_added", after, by)
    return remedy


def complete_remedy(
    complaint: Complaint, remedy: Remedy, *, by: Staff, at: datetime
) -> Remedy:
    """Note that it was done; a second call is nothing."""
    if remedy.state == Remedy.State.DONE:
        return remedy
    remedy.state, remedy.done_at, remedy.done_by = Remedy.State.DONE, at, by
    remedy.save(update_fields=["state", "done_at", "done_by"])
    _note(complaint, "remedy_done", {"remedy": remedy.pk}, by)
    return remedy


def _refuse_amount(promised: Promised) -> None:
    is_payment = promised.kind == Remedy.Kind.PAYMENT
    if is_payment == bool(promised.amount and promised.amount > 0):
        return
    hint = _("Write how much is paid, as a number above zero.")
    if not is_payment:
        hint = _("Only a payment has an amount. Choose “Payment”, or leave it empty.")
    raise Refused(code="remedy-amount", hint=hint)


def _note(complaint: Complaint, what: str, after: dict[str, object], by: Staff) -> None:
    record(complaint.case, actor=staff_actor(by), what=what, after=after)
