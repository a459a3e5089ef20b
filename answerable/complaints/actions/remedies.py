"""Remedies: promised with an owner and a day, and done."""

from __future__ import annotations

from datetime import date, datetime

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
    refuse_day(promised.due)
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


def put_off(complaint: Complaint, remedy: Remedy, *, to: date, by: Staff) -> Remedy:
    """Promise a remedy for another day; that which was promised first stays on record."""
    refuse_day(to)
    if not remedy.is_open:
        hint = _("This is done already. There is nothing to put off.")
        raise Refused(code="remedy-done", hint=hint)
    remedy.first_due = remedy.first_due or remedy.due
    remedy.due = to
    remedy.save(update_fields=["due", "first_due"])
    _note(complaint, "remedy_put_off", {"remedy": remedy.pk}, by)
    return remedy


def refuse_day(day: date) -> None:
    """Raise Refused for a day on which nothing can be done any more."""
    if day < today():
        hint = _("That day is over. Choose today or a later day.")
        raise Refused(code="remedy-day", hint=hint)


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
