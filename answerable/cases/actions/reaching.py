"""Where the person of a case is written to."""

from __future__ import annotations

from answerable.agency.models import Staff
from answerable.cases.actors import PERSON, staff_actor
from answerable.cases.journal import record
from answerable.cases.models import Case
from answerable.people.models import ContactPoint


def ask_for_contact(case: Case, *, change: int, kind: str) -> Case:
    """Note that the person asked on the page of this case to be reached otherwise."""
    after = {"change": change, "kind": kind}
    record(case, actor=PERSON, what="contact_asked", after=after)
    return case


def change_contact(case: Case, *, contact: ContactPoint, by: Staff | None) -> Case:
    """Write to another address from now on; what was sent keeps the one it had."""
    before, case.contact = case.contact_id, contact
    record(
        case,
        "contact",
        actor=staff_actor(by) if by else PERSON,
        what="contact_changed",
        before={"contact": before},
        after={"contact": contact.pk},
    )
    return case
