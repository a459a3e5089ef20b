"""A complaint begins, with its first stage."""

from __future__ import annotations

from datetime import datetime

from answerable.agency.models import Staff
from answerable.cases.actors import SYSTEM
from answerable.cases.journal import keep_with, record
from answerable.cases.models import Case
from answerable.complaints.models import Complaint, Procedure, StageRun


def begin(
    case: Case,
    *,
    procedure: Procedure | None,
    at: datetime,
    about: Case | None = None,
    about_staff: Staff | None = None,
    actor: str = SYSTEM,
) -> Complaint:
    """Let a case go through the procedure from its first stage.

    ``at`` is when the person said that they are not satisfied.
    """
    complaint = Complaint(
        case=case,
        procedure=procedure,
        about=about,
        about_staff=about_staff,
        opened_at=at,
    )
    keep_with(case, complaint)
    keep_with(case, StageRun(complaint=complaint, asked_at=at))
    after = {
        "procedure": procedure.version if procedure else None,
        "about": about.pk if about else None,
        "stage": 1,
    }
    record(case, actor=actor, what="complaint_opened", after=after)
    return complaint


def concern(complaint: Complaint, staff: Staff | None, *, actor: str) -> None:
    """Note whom of us a complaint is about, who must not look into it; None takes it back."""
    before = {"staff": complaint.about_staff_id}
    complaint.about_staff = staff
    complaint.save(update_fields=["about_staff"])
    after = {"staff": staff.pk if staff else None}
    what = "complaint_about_staff"
    record(complaint.case, actor=actor, what=what, before=before, after=after)
