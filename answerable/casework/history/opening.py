"""One row becomes a case: its words, its person, its desk, its promise."""

from __future__ import annotations

from datetime import datetime

from answerable.agency.models import Service
from answerable.agency.queries import get_agency, get_triage_team
from answerable.cases.actions import Opening, Saying, say, set_due
from answerable.cases.actions.conversation import record_message
from answerable.cases.actions.importing import Past, import_case
from answerable.cases.journal import keep_with
from answerable.cases.models import Case, Interaction
from answerable.cases.models.case import CaseType, Outcome
from answerable.cases.summaries import summary_of
from answerable.cases.workflow import State, may_be_reopened
from answerable.casework.history.catalogue import Catalogue
from answerable.casework.history.provenance import (
    CHANNEL,
    Origin,
    envelope_of,
    note_of,
    provenance_of,
)
from answerable.casework.priorities import rate_by_service
from answerable.casework.receive import area_of, put_on_a_desk
from answerable.channels.history.records import Record
from answerable.channels.message import Inbound
from answerable.clock.actions.imported import take_over
from answerable.clock.models import Kind
from answerable.lib.parties import ANONYMOUS, IdentityLevel, Sender
from answerable.lib.positions import Point, Source, Spot, spot_at
from answerable.people.actions import Caller, add_contact, recognise


def take_row(
    record: Record, origin: Origin, catalogue: Catalogue, *, reference: str
) -> Case:
    """Return the case of a row, with everything that belongs to it, unwritten."""
    envelope = envelope_of(record, origin, reference)
    inbound = _inbound(record)
    caller = _caller(record, inbound)
    opening = _opening(record, inbound, catalogue, reference, caller)
    past = _past(record, opening.service, origin.at)
    case = import_case(opening, past, provenance_of(record, origin))
    keep_with(case, envelope)
    if inbound.text:
        record_message(case, inbound, envelope=envelope, person=caller.person)
    say(case, Saying(Interaction.Kind.NOTE, note_of(record), CHANNEL), by=None)
    if case.is_open:
        put_on_a_desk(case, inbound)
        rate_by_service(case)
    _promise(case, record)
    return case


def _promise(case: Case, record: Record) -> None:
    if record.due_at is None:
        return
    was_kept = case.state != State.WITHDRAWN
    take_over(case, due=record.due_at, ended=record.ended_at, was_kept=was_kept)
    if case.is_open:
        set_due(case, due=record.due_at, kind=Kind.ANSWER)


def _inbound(record: Record) -> Inbound:
    texts = record.texts
    return Inbound(
        channel=record.channel or CHANNEL,
        received_at=record.opened_at,
        subject=texts.get("summary") or texts.get("service", ""),
        text=texts.get("words", ""),
        sender=_sender(record),
        language=_language(texts.get("language", "")),
    )


def _sender(record: Record) -> Sender:
    name = record.texts.get("name", "")
    for kind in ("email", "phone"):
        if address := record.texts.get(kind):
            return Sender(kind, address, name, IdentityLevel.CLAIMED)
    return Sender(name=name) if name else ANONYMOUS


def _caller(record: Record, inbound: Inbound) -> Caller:
    caller = recognise(inbound.sender, language=inbound.language)
    phone = record.texts.get("phone")
    if caller.person and phone and inbound.sender.kind == "email":
        second = Sender("phone", phone, inbound.sender.name, IdentityLevel.CLAIMED)
        add_contact(caller.person, second)
    return caller


def _language(said: str) -> str:
    languages = get_agency().languages
    short = said.lower().split("-")[0]
    return short if short in languages else languages[0]


def _opening(
    record: Record,
    inbound: Inbound,
    catalogue: Catalogue,
    reference: str,
    caller: Caller,
) -> Opening:
    service = catalogue.find_service(record.texts.get("service", ""))
    summary = summary_of(inbound.subject, inbound.text) or record.source_id
    spot = _spot(record)
    return Opening(
        reference=reference,
        sealed_secret="",
        case_type=service.case_type if service else CaseType.SERVICE_REQUEST,
        channel=inbound.channel,
        language=inbound.language,
        summary=summary,
        opened_at=record.opened_at,
        person=caller.person,
        contact=caller.contact,
        service=service,
        area=catalogue.find_area(record.texts.get("area", "")) or area_of("", spot),
        place=_place(record),
        spot=spot,
    )


def _place(record: Record) -> str:
    """Return the address; else the point on the map, unless it stands for none."""
    if place := record.texts.get("place"):
        return place
    point = [record.texts.get("latitude", ""), record.texts.get("longitude", "")]
    return ", ".join(point) if all(map(_is_precise, point)) else ""


def _spot(record: Record) -> Spot | None:
    """Return the point that the other system had; whole degrees stand for none."""
    said = [record.texts.get("latitude", ""), record.texts.get("longitude", "")]
    if not all(map(_is_precise, said)):
        return None
    point = Point(float(said[0]), float(said[1]))
    return spot_at(point, Source.IMPORTED) if point.is_on_earth else None


def _is_precise(degrees: str) -> bool:
    """Tell whether a coordinate names a place; whole degrees only fill a gap."""
    try:
        return not float(degrees).is_integer()
    except (ValueError, OverflowError):
        return False


def _past(record: Record, service: Service | None, now: datetime) -> Past:
    said = State(record.state)
    is_answered = said is State.RESOLVED
    is_final = is_answered and _is_final(record.ended_at, now)
    return Past(
        state=State.CLOSED if is_final else said,
        team=service.team if service else get_triage_team(),
        ended_at=record.ended_at,
        outcome=Outcome.DONE if is_answered else "",
        outcome_reason="" if record.is_open else record.texts.get("reason", ""),
    )


def _is_final(ended: datetime | None, now: datetime) -> bool:
    """Tell whether the system would have closed it by now: nobody can reopen it."""
    return ended is None or not may_be_reopened(ended, now)
