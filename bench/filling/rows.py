"""The rows of one case, as the product's own models and hashes make them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import timedelta

from stdnum.iso7064 import mod_37_36

from answerable.agency.models import Calendar, Service, Staff
from answerable.cases.actors import PERSON
from answerable.cases.chain import Line, link
from answerable.cases.models import Case, Interaction, JournalEntry
from answerable.cases.models.case import Outcome
from answerable.cases.workflow import State
from answerable.channels.models import Envelope
from answerable.clock.models import Deadline, Kind, ServiceStandard
from answerable.correspondence.models import Dispatch
from answerable.lib.references import ALPHABET, LENGTH, grouped
from answerable.people.models import ContactPoint
from answerable.routing.models import RoutingDecision
from bench.filling.stories import LONGEST, Story

STRIDE = 7_368_787  # shares no factor with 30: numbers are spread, none comes twice
NOBODY = 4  # of ten cases have no owner
OURS = "We have looked at it, and somebody from the team will come by this week."


def reference_of(number: int) -> str:
    """Return the reference of case ``number``, different for each."""
    rest, symbols = number * STRIDE, ""
    for _ in range(LENGTH - 1):
        rest, place = divmod(rest, len(ALPHABET))
        symbols += ALPHABET[place]
    return grouped(symbols + mod_37_36.calc_check_digit(symbols, ALPHABET))


def envelope_of(story: Story) -> Envelope:
    """Return what arrived, settled long ago."""
    raw, reference = story.asked.body.encode(), reference_of(story.number)
    return Envelope(
        pk=story.pk,
        source=story.channel,
        raw=raw,
        raw_sha256=hashlib.sha256(raw).hexdigest(),
        size=len(raw),
        idempotency_key=f"city-{story.number}",
        reference=reference,
        received_at=story.opened,
        outcome=Envelope.Outcome.OPENED,
        case_reference=reference,
        fingerprint=hashlib.sha256(reference.encode()).hexdigest(),
        attempts=1,
        next_try=story.opened,
        settled_at=story.opened,
    )


def case_of(story: Story, service: Service, contact: ContactPoint) -> Case:
    """Return the case, at the end of a journal of one line."""
    case = Case(
        pk=story.pk,
        reference=reference_of(story.number),
        case_type=service.case_type,
        state=story.state,
        version=1,
        channel=story.channel,
        language="en",
        summary=story.asked.subject,
        person=contact.person,
        contact=contact,
        service=service,
        team=service.team,
        owner=_owner(story, list(service.team.staff.all())),
        opened_at=story.opened,
        next_due=None if story.resolved else story.due,
        next_kind="" if story.resolved else Kind.ANSWER,
        responded_at=story.resolved,
        resolved_at=story.resolved,
        closed_at=story.resolved if story.state == State.CLOSED else None,
        outcome=Outcome.DONE if story.resolved else "",
    )
    case.journal_length, case.journal_head = 1, link(_line(case), "")
    return case


def conversation(story: Story, case: Case) -> Iterator[Interaction]:
    """Return what was said: theirs and ours in turn, an hour apart."""
    kinds = Interaction.Kind
    for turn in range(story.messages):
        is_ours = turn % 2 == 1
        yield Interaction(
            pk=story.pk * LONGEST + turn,
            case=case,
            kind=kinds.REPLY if is_ours else kinds.MESSAGE,
            channel=story.channel,
            person=None if is_ours else case.person,
            author="" if is_ours else story.asked.name,
            staff=case.owner if is_ours else None,
            envelope_id=None if turn else story.pk,
            at=story.opened + timedelta(hours=turn),
            subject=story.asked.subject,
            text=OURS if is_ours else story.asked.body,
            address=story.asked.address,
            message_id=f"<{story.number}.{turn}@city.example>",
        )


def first_line(case: Case) -> JournalEntry:
    """Return the line that says that the case was opened."""
    line = _line(case)
    return JournalEntry(
        at=line.at,
        case_id=case.pk,
        number=line.number,
        actor=line.actor,
        what=line.what,
        after=line.after,
        hash=link(line, ""),
    )


def deadline_of(
    story: Story, case: Case, standard: ServiceStandard, calendar: Calendar
) -> Deadline:
    """Return the promise of an answer: running, met or missed."""
    states = Deadline.State
    ended = states.MET if story.in_time else states.MISSED
    return Deadline(
        pk=story.pk,
        case=case,
        kind=Kind.ANSWER,
        standard=standard,
        calendar=calendar,
        state=ended if story.resolved else states.RUNNING,
        started_at=story.opened,
        due_at=story.due,
        ended_at=story.resolved,
    )


def decision_of(case: Case) -> RoutingDecision:
    """Return why the case is where it is."""
    return RoutingDecision(
        pk=case.pk,
        case=case,
        basis="service",
        team=case.team,
        at=case.opened_at,
    )


def letter_of(story: Story, case: Case) -> Dispatch:
    """Return the acknowledgement, sent long ago."""
    return Dispatch(
        pk=story.pk,
        case=case,
        occasion="acknowledgement",
        channel="email",
        language="en",
        address=story.asked.address,
        sender_name=str(case.team),
        subject=story.asked.subject,
        text=OURS,
        message_id=f"<{story.number}.letter@city.example>",
        is_automatic=True,
        state=Dispatch.State.SENT,
        attempts=1,
        created_at=story.opened,
        next_try=story.opened,
        settled_at=story.opened,
    )


def _line(case: Case) -> Line:
    after = {"type": case.case_type, "channel": case.channel}
    return Line(case.reference, 1, case.opened_at, PERSON, "opened", after=after)


def _owner(story: Story, staff: list[Staff]) -> Staff | None:
    is_free = story.state == State.RECEIVED or story.draw % 10 < NOBODY
    return None if is_free or not staff else staff[story.draw % len(staff)]
