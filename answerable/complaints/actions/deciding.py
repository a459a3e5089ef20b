"""What a complaint is about, issue by issue, and what was found."""

from __future__ import annotations

from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.cases.actors import SYSTEM, staff_actor
from answerable.cases.journal import record
from answerable.complaints.machine import Finding
from answerable.complaints.models import Complaint, Issue, IssueFinding
from answerable.complaints.queries import current_run
from answerable.lib.errors import Refused


def add_issue(complaint: Complaint, *, words: str, by: Staff | None) -> Issue:
    """Write down one more thing that the person complains about."""
    issue = complaint.issues.create(words=words, by=by)
    _note(complaint, issue, "complaint_issue_added", by)
    return issue


def remove_issue(complaint: Complaint, issue: Issue, *, by: Staff) -> None:
    """Strike an issue that nobody has decided yet. Raises Refused else."""
    if issue.findings.exists():
        hint = _("This issue has a finding. It stays: change the finding instead.")
        raise Refused(code="complaint-issue-decided", hint=hint)
    _note(complaint, issue, "complaint_issue_removed", by)
    issue.delete()


def find(
    complaint: Complaint, issue: Issue, *, finding: Finding, reasons: str, by: Staff
) -> IssueFinding:
    """Say what was found about an issue at this stage, and why.

    Raises Refused where the reasons are missing: a decision without reasons is none.
    """
    if not reasons.strip():
        hint = _("Say why you found it so: a decision without reasons is none.")
        raise Refused(code="complaint-no-reasons", hint=hint)
    found, _is_new = IssueFinding.objects.update_or_create(
        issue=issue,
        run=current_run(complaint),
        defaults={"finding": finding.value, "reasons": reasons, "by": by},
    )
    _note(complaint, issue, "complaint_issue_decided", by, finding.value)
    return found


def _note(
    complaint: Complaint, issue: Issue, what: str, by: Staff | None, reason: str = ""
) -> None:
    actor = staff_actor(by) if by else SYSTEM
    after = {"issue": issue.pk, "stage": complaint.stage}
    record(complaint.case, actor=actor, what=what, after=after, reason=reason)
