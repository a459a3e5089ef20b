"""Questions about complaints: where one stands, what it still needs, who is barred."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.cases.models import Case, Interaction
from answerable.cases.models.case import CaseType
from answerable.complaints.machine import ComplaintState, Facts, Finding
from answerable.complaints.models import (
    Complaint,
    Issue,
    IssueFinding,
    LearningAction,
    Procedure,
    Remedy,
    StageRun,
)
from answerable.complaints.rules import rules_of
from answerable.lib.memory import remembered


def find_complaint(case: Case) -> Complaint | None:
    """Return what a case has as a complaint; None for every other case.

    So it is of a complaint that came before the procedure, until somebody begins it.
    """
    if case.case_type != CaseType.COMPLAINT:
        return None
    complaint = complaint_of_case(case.pk)
    if complaint:
        # The very one, with its lock and its page: its journal is written there.
        complaint.case = case
    return complaint


def complaint_of_case(number: int) -> Complaint | None:
    """Return the complaint of the case of this id, to be read alone."""
    known = Complaint.objects.select_related("procedure", "about", "about_staff")
    return known.filter(case=number).first()


@remembered
def newest_procedure() -> Procedure | None:
    """Return the procedure that new complaints go through, if one was published."""
    return Procedure.objects.order_by("-version").first()


def current_run(complaint: Complaint) -> StageRun:
    """Return the stage that a complaint is in."""
    return complaint.runs.select_related("investigator").get(position=complaint.stage)


def runs_of(complaint: Complaint) -> list[StageRun]:
    """Return the stages that a complaint went through, the first one first."""
    runs = complaint.runs.select_related("investigator").prefetch_related("findings")
    return list(runs.order_by("position"))


def issues_of(complaint: Complaint) -> list[Issue]:
    """Return what a complaint raises, in the order in which it was raised."""
    return list(complaint.issues.order_by("id"))


def findings_of(run: StageRun) -> dict[int, IssueFinding]:
    """Return what a stage found, by issue (its id)."""
    return {each.issue_id: each for each in run.findings.all()}


def remedies_of(complaint: Complaint) -> list[Remedy]:
    """Return what a complaint makes us do, the most urgent first."""
    known = complaint.remedies.select_related("owner", "done_by")
    return list(known.order_by("due", "id"))


def with_open_remedies() -> Exists:
    """Return which cases are complaints that we have not put right wholly yet."""
    still_open = Remedy.objects.filter(state=Remedy.State.OPEN)
    return Exists(still_open.filter(complaint__case=OuterRef("pk")))


def learning_of(complaint: Complaint) -> list[LearningAction]:
    """Return what we learn from a complaint, the most urgent first."""
    known = complaint.learning.select_related("owner", "done_by")
    return list(known.order_by("due", "id"))


def facts_of(complaint: Complaint, *, answerer: Staff | None = None) -> Facts:
    """Return what the guards of the machine ask of a complaint, as it stands now."""
    run, stages = current_run(complaint), rules_of(complaint).stages
    found = findings_of(run)
    remedies = remedies_of(complaint)
    return Facts(
        state=ComplaintState(complaint.state),
        stage=complaint.stage,
        stages=len(stages),
        was_answered=run.responded_at is not None,
        is_late=_is_late(complaint, run),
        answerer=answerer.pk if answerer else None,
        barred=barred_from(complaint),
        findings=[
            Finding(found[issue.pk].finding) if issue.pk in found else None
            for issue in issues_of(complaint)
        ],
        unreasoned=any(not each.reasons.strip() for each in found.values()),
        remedies=len(remedies),
        loose_remedies=sum(is_loose(remedy) for remedy in remedies),
    )


def is_loose(remedy: Remedy) -> bool:
    """Tell whether a remedy is neither done nor has a day that is still to come."""
    return remedy.state == Remedy.State.OPEN and remedy.due < today()


def barred_from(complaint: Complaint) -> frozenset[int]:
    """Return who (ids) must not look into a complaint, whatever their role.

    Whom it is about; who had or answered the case it arose from, or answered this one
    before it was a complaint; and, where another person must look, who did so before.
    Source: standards.md §2.12, Complaint Handling Code 6.13; ISO 10002, objectivity.
    """
    run = current_run(complaint)
    answered = Q(case=complaint.about_id) | Q(
        case=complaint.case_id, at__lt=complaint.opened_at
    )
    answers = Interaction.objects.filter(answered, kind=Interaction.Kind.ANSWER)
    barred: set[int | None] = set(answers.values_list("staff", flat=True))
    barred |= {complaint.about_staff_id, _owner_of(complaint.about)}
    if run.needs_another:
        earlier = complaint.runs.filter(position__lt=run.position)
        barred |= set(earlier.values_list("investigator", flat=True))
    return frozenset(each for each in barred if each is not None)


def unbarred(staff: Iterable[int], case: Case) -> frozenset[int]:
    """Return who (ids) of these may look into a case; for no complaint, all of them."""
    complaint = find_complaint(case)
    asked = frozenset(staff)
    return asked - barred_from(complaint) if complaint else asked


def barring(staff: Staff) -> Q:
    """Return which cases are complaints that this member must not look into.

    The same as ``barred_from``, for lists of cases; a test compares the two.
    """
    mine = Complaint.objects.filter(case=OuterRef("pk"))
    answers = Interaction.objects.filter(kind=Interaction.Kind.ANSWER, staff=staff)
    in_about = answers.filter(case=OuterRef("about"))
    before = answers.filter(case=OuterRef("case"), at__lt=OuterRef("opened_at"))
    now = StageRun.objects.filter(
        complaint=OuterRef("pk"), position=OuterRef("stage"), needs_another=True
    )
    earlier = StageRun.objects.filter(
        complaint=OuterRef("pk"), position__lt=OuterRef("stage"), investigator=staff
    )
    theirs = mine.filter(
        Q(about_staff=staff)
        | Q(about__owner=staff)
        | Exists(in_about)
        | Exists(before)
        | (Exists(now) & Exists(earlier))
    )
    return Q(Exists(theirs), case_type=CaseType.COMPLAINT)


def without_barred(cases: QuerySet[Case], staff: Staff) -> QuerySet[Case]:
    """Return these cases without the complaints that this member must not look into."""
    return cases.exclude(barring(staff))


def _owner_of(case: Case | None) -> int | None:
    return case.owner_id if case else None


def _is_late(complaint: Complaint, run: StageRun) -> bool:
    if run.responded_at is None:
        return False
    window = rules_of(complaint).stage(complaint.stage).window
    return timezone.now() - run.responded_at > window
