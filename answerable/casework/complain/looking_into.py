"""A complaint is confirmed in our words and looked into: its issues, and what was found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext as _

from answerable.agency.dates import day_in_words
from answerable.agency.models import Staff
from answerable.agency.queries import get_zone, offered_or_first
from answerable.cases.journal import one_page
from answerable.cases.locks import lock_case
from answerable.cases.models import Case, Interaction
from answerable.casework.complain.beginning import complaint_in
from answerable.casework.promises import carry_due
from answerable.casework.waking import SEND, wake
from answerable.casework.work import begin_work, count_as_said
from answerable.clock.models import Kind
from answerable.clock.queries import open_deadlines
from answerable.complaints import actions
from answerable.complaints.machine import UNANSWERED, Finding
from answerable.complaints.models import Complaint, Issue
from answerable.complaints.queries import barred_from, issues_of
from answerable.correspondence.actions import post
from answerable.lib.errors import NotFound, Refused


@transaction.atomic
def add_issue(case: Case, *, words: str, by: Staff, seen: int) -> Issue:
    """Write down one thing that the person complains about."""
    with _looked_into(case, seen) as complaint:
        return actions.add_issue(complaint, words=words, by=by)


@transaction.atomic
def remove_issue(case: Case, number: int, *, by: Staff, seen: int) -> None:
    """Strike an issue (its id) that nobody has decided. Raises Refused else."""
    with _looked_into(case, seen) as complaint:
        actions.remove_issue(complaint, _issue_of(complaint, number), by=by)


@transaction.atomic
def confirm(case: Case, *, words: str, by: Staff, seen: int) -> Case:
    """Tell the person what we understood, and by when they are answered.

    Source: Complaint Handling Code 6.2: defined, logged and acknowledged.
    """
    with _looked_into(case, seen) as complaint:
        locked, issues = complaint.case, issues_of(complaint)
        if not issues:
            hint = _("Write down first what the complaint is about.")
            raise Refused(code="complaint-no-issue", hint=hint)
        begin_work(locked, by)
        count_as_said(locked, by=by, is_answer=False)
        _tell_what_we_understood(locked, issues, words, by)
        wake(SEND)
    return locked


@transaction.atomic
def find(
    case: Case, number: int, *, finding: Finding, reasons: str, by: Staff, seen: int
) -> Case:
    """Say what was found about an issue (its id), and why.

    Raises Refused without reasons, for whom the complaint is about, and once this stage
    has its answer.
    """
    with _looked_into(case, seen) as complaint:
        _refuse_barred(complaint, by)
        begin_work(complaint.case, by)
        actions.investigate(complaint, by=by)
        issue = _issue_of(complaint, number)
        actions.find(complaint, issue, finding=finding, reasons=reasons, by=by)
    return complaint.case


@contextmanager
def _looked_into(case: Case, seen: int) -> Iterator[Complaint]:
    """Lock a complaint whose stage has no answer yet, on one page. Raises Refused else."""
    locked = lock_case(case.pk, seen=seen)
    with one_page(locked):
        complaint = complaint_in(locked)
        if complaint.state not in UNANSWERED:
            hint = _("This stage has its answer. What is new belongs to the next one.")
            raise Refused(code="complaint-answered", hint=hint)
        yield complaint


def _issue_of(complaint: Complaint, number: int) -> Issue:
    issue = complaint.issues.filter(pk=number).first()
    if issue is None:
        raise NotFound(str(number))
    return issue


def _refuse_barred(complaint: Complaint, by: Staff) -> None:
    if by.pk in barred_from(complaint):
        hint = _(
            "You must not look into this complaint: it is about you or your work, or you"
            " answered it before. Give it to somebody else."
        )
        raise Refused(code="complaint-barred", hint=hint)


def _tell_what_we_understood(
    case: Case, issues: list[Issue], words: str, by: Staff
) -> None:
    zone, language = get_zone(), offered_or_first(case.language)
    due = {each.kind: each.due_at for each in open_deadlines(case)}
    answer = due.get(Kind.ANSWER)
    facts = {
        "issues": "\n".join(f"- {issue.words}" for issue in issues),
        "new_day": day_in_words(answer, zone, language) if answer else "",
    }
    kind = Interaction.Kind.REPLY
    post(case, "complaint_confirmed", kind=kind, words=words, by=by, facts=facts)
    carry_due(case)
