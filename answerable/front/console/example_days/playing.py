"""Have it happen: messages through the front doors, and steps as the desk takes them.

Only in a demo that has no case yet, so that a second start adds nothing to what people
have tried meanwhile.
"""

from __future__ import annotations

import json
import tomllib
from collections import ChainMap
from collections.abc import Callable
from datetime import datetime, timedelta
from email.message import EmailMessage
from functools import singledispatch
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils import timezone

from answerable.agency.duty import today
from answerable.agency.models import Service, Staff, Team
from answerable.agency.queries import get_agency, get_triage_team
from answerable.cases.case_tasks import Doable
from answerable.cases.conditions import Wanted
from answerable.cases.models import Case
from answerable.cases.models.case import Outcome
from answerable.cases.policy import Looking, keep_view
from answerable.casework import case_tasks, intake, resolve, work
from answerable.casework.complain import looking_into, putting_right, responding
from answerable.casework.complain.beginning import complaint_in
from answerable.casework.history.files import json_history, take_history
from answerable.channels.history.mapping import Mapping
from answerable.channels.models import Envelope
from answerable.channels.web.parse import Document, raw_of
from answerable.complaints.machine import Finding
from answerable.complaints.models import Remedy
from answerable.complaints.promised import Promised
from answerable.front.console.example_days.papers import leave_papers
from answerable.front.console.example_days.reading import read_pages
from answerable.front.console.example_days.shapes import (
    Ask,
    Confirm,
    Days,
    Decide,
    Deed,
    HandOn,
    Note,
    Past,
    Reply,
    Resolve,
    Story,
    Task,
    View,
)

FILES = ("stories.toml", "views.toml", "past.toml", "papers.toml", "journeys.toml")
BEFORE = Mapping(
    source="the-system-before",
    columns={"name": ["name"], "email": ["email"]},
)


def read_days() -> Days:
    """Return what happens in the example town."""
    folder = Path(__file__).parent
    told = [tomllib.loads((folder / name).read_text("utf-8")) for name in FILES]
    return Days.model_validate(ChainMap(*told))


def play(days: Days) -> int:
    """Let everything happen; return how many cases there are then."""
    leave_papers(days.papers)
    leave_history(days.past)
    read_pages(days)
    for view in days.views:
        look(view)
    for number, story in enumerate(days.stories):
        case = bring(story, number)
        for deed in story.deeds:
            do(deed, Case.objects.get(pk=case.pk))
    return Case.objects.count()


def look(view: View) -> None:
    """Keep a view over the queue."""
    services = Service.objects.filter(slug__in=view.services).order_by("pk")
    conditions: dict[str, Wanted] = {}
    if view.services:
        conditions["service"] = [str(each.pk) for each in services]
    if view.due:
        conditions["due"] = [view.due]
    team = Team.objects.get(slug=view.team) if view.team else None
    keep_view(Looking(view.name, conditions), by=_staff(view.by), team=team)


def bring(story: Story, number: int) -> Case:
    """Bring what somebody said through the door that they used."""
    envelope = DOORS[story.via](story, f"example-{number}")
    return Case.objects.get(reference=intake.understand(envelope).case_reference)


def _by_web(story: Story, token: str) -> Envelope:
    asked = {"token", *Document.model_fields} & {*Story.model_fields, "token"}
    document = Document(token=token, **story.model_dump(include=asked))
    raw = raw_of(document)
    # Each from a house of their own: too many from one would be held back.
    kept = intake.keep("web", raw, idempotency_key=token, transport_sender=token)
    return kept.envelope


def _by_email(story: Story, token: str) -> Envelope:
    mailbox = get_agency().email
    mail = EmailMessage()
    mail["From"] = f"{story.name} <{story.email}>"
    mail["To"] = mailbox
    mail["Subject"] = story.subject
    mail["Message-ID"] = f"<{token}@{story.email.partition('@')[2]}>"
    mail.set_content(story.words)
    return intake.keep(
        "email",
        mail.as_bytes(),
        mailbox=mailbox,
        transport_sender=story.email,
        idempotency_key=mail["Message-ID"],
    ).envelope


DOORS: dict[str, Callable[[Story, str], Envelope]] = {
    "web": _by_web,
    "email": _by_email,
}


@singledispatch
def do(deed: Deed, case: Case) -> None:
    """Take one step, as the desk takes it."""
    raise NotImplementedError(type(deed).__name__)


@do.register
def _reply(deed: Reply, case: Case) -> None:
    by, words = _staff(deed.by), deed.words
    work.reply(case, words=words, by=by, seen=case.version, is_answer=deed.is_answer)


@do.register
def _ask(deed: Ask, case: Case) -> None:
    work.ask_and_wait(case, words=deed.words, by=_staff(deed.by), seen=case.version)


@do.register
def _note(deed: Note, case: Case) -> None:
    work.note(case, words=deed.words, by=_staff(deed.by))


@do.register
def _hand_on(deed: HandOn, case: Case) -> None:
    work.assign(
        case,
        team=case.team or get_triage_team(),
        owner=_staff(deed.to),
        by=_staff(deed.by),
        seen=case.version,
        words=deed.words,
    )


@do.register
def _add_task(deed: Task, case: Case) -> None:
    due = today() + timedelta(days=deed.in_days)
    doable = Doable(deed.sentence, _staff(deed.owner), due)
    case_tasks.add_tasks(case, doable, by=_staff(deed.by), seen=case.version)


@do.register
def _resolve(deed: Resolve, case: Case) -> None:
    resolve.resolve(
        case,
        outcome=Outcome(deed.outcome),
        reason=deed.words,
        by=_staff(deed.by),
        seen=case.version,
    )


@do.register
def _confirm(deed: Confirm, case: Case) -> None:
    by = _staff(deed.by)
    looking_into.add_issue(case, words=deed.issue, by=by, seen=case.version)
    seen = _version(case)
    looking_into.confirm(case, words=deed.words, by=by, seen=seen)


@do.register
def _decide(deed: Decide, case: Case) -> None:
    by, due = _staff(deed.by), today() + timedelta(days=deed.in_days)
    complaint = complaint_in(case)
    for issue in complaint.issues.all():
        looking_into.find(
            case,
            issue.pk,
            finding=Finding(deed.finding),
            reasons=deed.reasons,
            by=by,
            seen=_version(case),
        )
    promised = Promised(Remedy.Kind(deed.kind), deed.remedy, by, due)
    putting_right.promise_remedy(case, promised, by=by, seen=_version(case))
    putting_right.learn(
        case, what=deed.learned, owner=by, due=due, by=by, seen=_version(case)
    )
    responding.respond(
        case, words=deed.words, cause=deed.cause, by=by, seen=_version(case)
    )


def leave_history(past: tuple[Past, ...]) -> None:
    """Take over what the system before knew, as any office would."""
    now = timezone.now().replace(microsecond=0)
    lines = (json.dumps(_row(each, f"W{n:04}", now)) for n, each in enumerate(past, 1))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "past.jsonl"
        file.write_text("\n".join(lines), "utf-8")
        for _taken in take_history(json_history(file, BEFORE)):
            pass  # each is taken when it is asked for


def _row(past: Past, number: str, now: datetime) -> dict[str, str]:
    opened = now - timedelta(days=past.opened_days_ago)
    row = {
        "id": number,
        "opened": opened.isoformat(),
        "due": (opened + timedelta(days=past.due_after)).isoformat(),
        "status": "open" if past.closed_after is None else "closed",
        "service": past.service,
        "channel": past.channel,
        "summary": past.words,
        "description": past.words,
        "language": past.language,
        "name": past.name,
        "email": past.email,
        "resolution": past.reason,
    }
    if past.closed_after is not None:
        row["closed"] = (opened + timedelta(days=past.closed_after)).isoformat()
    return row


def _version(case: Case) -> int:
    return Case.objects.get(pk=case.pk).version


def _staff(username: str) -> Staff:
    return Staff.objects.get(username=username)
