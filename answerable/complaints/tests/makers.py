"""Makers of complaints at every point of their way."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.cases.models import Case
from answerable.complaints import actions
from answerable.complaints.machine import Finding
from answerable.complaints.models import Complaint, Issue, Remedy
from answerable.complaints.promised import Promised
from answerable.complaints.queries import find_complaint, newest_procedure

LAMP = "Nobody came to mend the lamp for three weeks."


def complaint_of(case: Case, **about: object) -> Complaint:
    """Return the complaint of a case, which begins now unless it has begun."""
    procedure, at = newest_procedure(), timezone.now()
    return find_complaint(case) or actions.begin(
        case,
        procedure=procedure,
        at=at,
        **about,  # type: ignore[arg-type]  # as said
    )


def look_into(complaint: Complaint, by: Staff) -> Issue:
    """Acknowledge a complaint with one issue and let somebody look into it."""
    actions.acknowledge(complaint, at=timezone.now())
    actions.investigate(complaint, by=by)
    return complaint.issues.first() or actions.add_issue(complaint, words=LAMP, by=by)


def decide(
    complaint: Complaint, by: Staff, finding: Finding = Finding.NOT_UPHELD
) -> None:
    """Look into a complaint and find something about its issue."""
    issue = look_into(complaint, by)
    actions.find(complaint, issue, finding=finding, reasons="We came twice.", by=by)


def respond(
    complaint: Complaint, by: Staff, finding: Finding = Finding.NOT_UPHELD
) -> None:
    """Answer a complaint, with a remedy where one is owed."""
    decide(complaint, by, finding)
    if finding != Finding.NOT_UPHELD:
        put_right(complaint, by)
    actions.respond(complaint, words="", by=by, at=timezone.now())


def put_right(complaint: Complaint, by: Staff, days: int = 7) -> Remedy:
    """Promise an apology within some days."""
    kind, due = Remedy.Kind.APOLOGY, today() + timedelta(days=days)
    promised = Promised(kind, "We write and say sorry.", by, due)
    return actions.add_remedy(complaint, promised, by=by)
