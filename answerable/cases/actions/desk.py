"""Who works on a case, what it is about, and when it is due."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from answerable.agency.models import Service, Staff, Team
from answerable.cases.actions.snoozing import wake_for
from answerable.cases.actors import PERSON, SYSTEM, staff_actor
from answerable.cases.journal import record
from answerable.cases.models import Case, SummaryVersion
from answerable.cases.models.case import CaseType
from answerable.people.models import Person

SAID_BY_THE_PERSON = (CaseType.COMPLAINT, CaseType.COMPLIMENT)


def assign_case(
    case: Case, *, team: Team, owner: Staff | None, by: Staff | None, reason: str = ""
) -> Case:
    """Give a case to a team, and to one of its people or to nobody yet.

    Whoever gets it sees it, also where they had put it off.
    """
    before = {"team": case.team_id, "owner": case.owner_id}
    case.team, case.owner = team, owner
    after = {"team": team.pk, "owner": owner.pk if owner else None}
    record(
        case,
        "team",
        "owner",
        actor=staff_actor(by) if by else SYSTEM,
        what="assigned",
        before=before,
        after=after,
        reason=reason,
    )
    if owner:
        wake_for(case, owner)
    return case


def change_service(case: Case, *, service: Service, by: Staff | None) -> Case:
    """Say what a case is really about; its answers stay as they were given.

    The service says what kind of matter it is, but a complaint about it stays one.
    """
    before = {"service": case.service_id, "type": case.case_type}
    case.service = service
    if case.case_type not in SAID_BY_THE_PERSON:
        case.case_type = service.case_type
    record(
        case,
        "service",
        "case_type",
        actor=staff_actor(by) if by else SYSTEM,
        what="service_changed",
        before=before,
        after={"service": service.pk, "type": case.case_type},
    )
    return case


def change_type(case: Case, *, to: CaseType, by: Staff) -> Case:
    """Say what kind of matter a case is; when it was received stays as it is."""
    before, case.case_type = case.case_type, to.value
    record(
        case,
        "case_type",
        actor=staff_actor(by),
        what="type_changed",
        before={"type": before},
        after={"type": case.case_type},
    )
    return case


def note_no_complaint(case: Case, *, message: int, by: Staff) -> Case:
    """Note that a message (its id) was looked at, and is no complaint."""
    actor, after = staff_actor(by), {"heard": message}
    record(case, actor=actor, what="no_complaint", after=after)
    return case


def change_summary(case: Case, *, text: str, by: Staff) -> SummaryVersion:
    """Put what it is about in our words; every earlier summary is kept."""
    if not case.summaries.exists():
        case.summaries.create(text=case.summary, at=case.opened_at)
    version = case.summaries.create(text=text, by=by, at=timezone.now())
    case.summary = text
    record(
        case,
        "summary",
        actor=staff_actor(by),
        what="summary_changed",
        after={"summary": version.pk},
    )
    return version


def change_language(case: Case, *, language: str, by: Staff | None) -> Case:
    """Write to the person in another language from now on, as they wish."""
    before, case.language = case.language, language
    record(
        case,
        "language",
        actor=staff_actor(by) if by else PERSON,
        what="language_changed",
        before={"language": before},
        after={"language": language},
    )
    return case


def change_person(case: Case, *, person: Person, by: Staff) -> Case:
    """Say whose case it is, where the same human was two people for us."""
    before, case.person = case.person_id, person
    record(
        case,
        "person",
        actor=staff_actor(by),
        what="person_changed",
        before={"person": before},
        after={"person": person.pk},
    )
    return case


def set_due(
    case: Case, *, due: datetime | None, kind: str = "", is_at_risk: bool = False
) -> Case:
    """Carry the nearest due time of the running deadlines, for the queue's index.

    ``kind`` is what is due then, for the promise board.
    """
    before = {"due": case.next_due.isoformat() if case.next_due else None}
    case.next_due, case.next_kind, case.is_at_risk = due, kind, is_at_risk
    after = {"due": due.isoformat() if due else None}
    fields = ("next_due", "next_kind", "is_at_risk")
    record(case, *fields, actor=SYSTEM, what="due_set", before=before, after=after)
    return case
