"""A complaint on its way, step by step, for tests that begin in the middle of it."""

from __future__ import annotations

from datetime import timedelta

from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.cases.models import Case
from answerable.casework.complain import (
    escalating,
    looking_into,
    putting_right,
    responding,
)
from answerable.casework.tests.makers import make_case
from answerable.complaints.machine import UNHEARD, Finding
from answerable.complaints.models import Complaint, Issue, Procedure, Remedy
from answerable.complaints.promised import Promised

LAMP = "Nobody came to mend the lamp for three weeks."
SORRY = "We write and say sorry."


def publish_procedure() -> Procedure:
    """Have two stages, the second by somebody else, a reason not to, and a body outside."""
    return Procedure.objects.create(
        version=1,
        stages=[
            {"slug": "one", "name": {"en": "First look"}},
            {"slug": "two", "name": {"en": "Second look"}, "another_person": True},
        ],
        exclusions=[
            {
                "slug": "court",
                "reason": {"en": "A court decides this."},
                "route": {"en": "Ask the county court."},
            }
        ],
        body={"name": {"en": "The Ombudsman"}, "phone": "0300 061 0614"},
    )


def seen(case: Case) -> int:
    """Return the version of a case as it is by now."""
    return Case.objects.get(pk=case.pk).version


def now(case: Case) -> Complaint:
    """Return the complaint of a case as it is by now."""
    return Complaint.objects.select_related("case").get(case=case.pk)


def make_complaint(**changes: object) -> Case:
    """Open a complaint of Amina about Roads."""
    return make_case(case_type="complaint", **changes)


def confirmed(case: Case, by: Staff) -> Issue:
    """Write down one issue and confirm it to the person."""
    issue = looking_into.add_issue(case, words=LAMP, by=by, seen=seen(case))
    looking_into.confirm(case, words="", by=by, seen=seen(case))
    return issue


def found(case: Case, by: Staff, finding: Finding = Finding.NOT_UPHELD) -> None:
    """Confirm it if nobody has, and find something about each issue."""
    if not now(case).issues.exists():
        confirmed(case, by)
    if now(case).state in UNHEARD:
        looking_into.confirm(case, words="", by=by, seen=seen(case))
    for issue in now(case).issues.all():
        looking_into.find(
            case,
            issue.pk,
            finding=finding,
            reasons="We came twice, and found it locked.",
            by=by,
            seen=seen(case),
        )


def put_right(case: Case, by: Staff, days: int = 7) -> Remedy:
    """Promise an apology within some days."""
    due = today() + timedelta(days=days)
    promised = Promised(Remedy.Kind.APOLOGY, SORRY, by, due)
    return putting_right.promise_remedy(case, promised, by=by, seen=seen(case))


def answered(case: Case, by: Staff, finding: Finding = Finding.NOT_UPHELD) -> Case:
    """Answer it at the stage that it is in, with a remedy where one is owed."""
    found(case, by, finding)
    if finding is not Finding.NOT_UPHELD:
        put_right(case, by)
    return responding.respond(case, words="Thank you.", by=by, seen=seen(case))


def escalated(case: Case, by: Staff) -> Case:
    """Ask for another look, as somebody did on the phone."""
    return escalating.escalate(case, by=by, seen=seen(case))
