"""One row becomes a case: its words, its person, its desk, its promise."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from answerable.agency.models import Service
from answerable.agency.queries import get_agency, get_triage_team
from answerable.cases.actions import Opening, Saying, say, set_due
from answerable.cases.actions.conversation import record_message
from answerable.cases.actions.importing import Past, import_case
from answerable.cases.journal import keep_with
from answerable.cases.models import Case, ImportedRow, Interaction
from answerable.cases.models.case import CaseType, Outcome
from answerable.cases.summaries import summary_of
from answerable.cases.workflow import REOPENED_WITHIN, State
from answerable.casework.history.catalogue import Catalogue
from answerable.casework.intake import stored_as
from answerable.casework.receive import put_on_a_desk
from answerable.channels.history.records import Mismatch, Record
from answerable.channels.message import Inbound
from answerable.channels.models import Envelope
from answerable.clock.actions.imported import take_over
from answerable.lib.parties import ANONYMOUS, IdentityLevel, Sender
from answerable.lib.wording import without_nul
from answerable.people.actions import Caller, add_contact, recognise

CHANNEL = "import"  # the source of the envelopes, and how a case came if nobody knows
LONGEST_FILE_NAME = 255
LONGEST_SERVICE = 100  # characters of an unknown one that are shown
LONGEST_NOTE = 20_000  # characters of a row as the desk reads it; the raw has it whole


@dataclass(frozen=True)
class Origin:
    """The file that rows are taken from, and when."""

    file_name: str
    file_sha256: str
    at: datetime


def take_row(
    record: Record, origin: Origin, catalogue: Catalogue, *, reference: str
) -> Case:
    """Return the case of a row, with everything that belongs to it, unwritten."""
    envelope = _envelope(record, origin, reference)
    inbound = _inbound(record)
    caller = _caller(record, inbound)
    opening = _opening(record, inbound, catalogue, reference, caller)
    past = _past(record, opening.service, origin.at)
    case = import_case(opening, past, _provenance(record, origin))
    keep_with(case, envelope)
    if inbound.text:
        record_message(case, inbound, envelope=envelope, person=caller.person)
    say(case, Saying(Interaction.Kind.NOTE, _as_note(record), CHANNEL), by=None)
    if case.is_open:
        put_on_a_desk(case, inbound)
    _promise(case, record)
    return case


def _promise(case: Case, record: Record) -> None:
    if record.due_at is None:
        return
    was_kept = case.state != State.WITHDRAWN
    take_over(case, due=record.due_at, ended=record.ended_at, was_kept=was_kept)
    if case.is_open:
        set_due(case, due=record.due_at)


def _envelope(record: Record, origin: Origin, reference: str) -> Envelope:
    return Envelope(
        source=CHANNEL,
        mailbox=record.source,
        size=len(record.row.raw),
        idempotency_key=key_of(record),
        reference=reference,
        sealed_secret="",  # nobody was ever given one, so nothing opens it
        received_at=origin.at,
        outcome=Envelope.Outcome.OPENED,
        case_reference=reference,
        attempts=1,
        next_try=origin.at,
        settled_at=origin.at,
        **stored_as(record.row.raw),
    )


def key_of(record: Record) -> str:
    """Return what an envelope is found again by: the row's name, however long it is."""
    return hashlib.sha256(f"{record.source}\0{record.source_id}".encode()).hexdigest()


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
        area=catalogue.find_area(record.texts.get("area", "")),
        place=_place(record),
    )


def _place(record: Record) -> str:
    """Return the address; else the point on the map, unless it stands for none."""
    if place := record.texts.get("place"):
        return place
    point = [record.texts.get("latitude", ""), record.texts.get("longitude", "")]
    return ", ".join(point) if all(map(_is_precise, point)) else ""


def _is_precise(degrees: str) -> bool:
    """Tell whether a coordinate names a place; whole degrees only fill a gap."""
    try:
        return not float(degrees).is_integer()
    except (ValueError, OverflowError):
        return False


def _past(record: Record, service: Service | None, now: datetime) -> Past:
    state = State(record.state)
    if state is State.RESOLVED and _is_final(record.ended_at, now):
        state = State.CLOSED
    return Past(
        state=state,
        team=service.team if service else get_triage_team(),
        ended_at=record.ended_at,
        outcome=Outcome.DONE if record.state == State.RESOLVED else "",
        outcome_reason="" if record.is_open else record.texts.get("reason", ""),
    )


def _is_final(ended: datetime | None, now: datetime) -> bool:
    """Tell whether the system would have closed it by now: nobody can reopen it."""
    window: timedelta = REOPENED_WITHIN
    return ended is None or now - ended > window


def _provenance(record: Record, origin: Origin) -> ImportedRow:
    return ImportedRow(
        source=record.source,
        source_id=record.source_id,
        sha256=hashlib.sha256(record.row.raw).hexdigest(),
        file_name=without_nul(origin.file_name)[:LONGEST_FILE_NAME],
        file_sha256=origin.file_sha256,
        line=record.row.line,
        imported_at=origin.at,
        confidence=confidence_in(record),
        mismatches={str(name): said for name, said in record.mismatches.items()},
        assumptions=sorted(record.assumptions),
    )


def confidence_in(record: Record) -> ImportedRow.Confidence:
    """Return how far a row can be relied on."""
    levels = ImportedRow.Confidence
    if record.mismatches:
        return levels.DOUBTFUL
    return levels.ASSUMED if record.assumptions else levels.SURE


def check_service(record: Record, catalogue: Catalogue) -> None:
    """Note where a row names a service that is none of ours."""
    said = record.texts.get("service", "")
    if said and catalogue.find_service(said) is None:
        record.mismatches[Mismatch.UNKNOWN_SERVICE] = said[:LONGEST_SERVICE]


def _as_note(record: Record) -> str:
    """Return the row as its own system wrote it, for those who work on the case.

    The person's own words are left out: they stand in the message.
    """
    own = record.columns.get("words")
    said = (
        f"{name}: {without_nul(text)}"
        for name, text in record.row.cells.items()
        if text.strip() and name != own
    )
    return without_nul("\n".join(said))[:LONGEST_NOTE]
