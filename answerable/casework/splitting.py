"""One letter, two matters: part of a case gets a case of its own, and can be put back.

The words stay where they were said, letter by letter; the new case begins with them. It
finds its desk anew, and its promise counts from when the words came: nobody looks faster
by dividing. Put back, it is joined with the case that it came from; where that has been
answered by then, it is taken up again, so that nothing gets lost in what has ended.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from uuid import uuid4

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.models import Service, Staff
from answerable.cases import actions as cases
from answerable.cases.actions import Opening
from answerable.cases.actors import staff_actor
from answerable.cases.journal import one_page, one_page_each, write_down
from answerable.cases.locks import lock_case, lock_family, refuse_unseen
from answerable.cases.models import Case, CaseLink, Interaction
from answerable.cases.models.case import CaseType
from answerable.casework.acknowledge import promise_facts, write_confirmation
from answerable.casework.complain.beginning import begin
from answerable.casework.intake import TRIES
from answerable.casework.joining import join
from answerable.casework.obstacles import refuse_putting_back
from answerable.casework.priorities import rate_by_service
from answerable.casework.promises import acknowledged, start_promises
from answerable.casework.receive import find_a_desk
from answerable.casework.reopen import reopen
from answerable.casework.waking import SEND, wake
from answerable.channels.models import Envelope
from answerable.clock.models import Deadline, Kind
from answerable.clock.queries import deadlines_of
from answerable.correspondence.recipients import writable_address
from answerable.lib.errors import ChannelTrouble, Refused
from answerable.lib.references import new_reference
from answerable.lib.rows import insert_new

SOURCE = "split"
SPLIT_UNDONE = "split_undone"
SETTLED = (Deadline.State.MET, Deadline.State.MISSED)


@transaction.atomic
def split(
    case: Case,
    *,
    messages: Collection[int],
    summary: str,
    service: Service | None,
    by: Staff,
    seen: int,
    as_complaint: bool = False,
) -> Case:
    """Open a case of its own for these messages (their ids) of a case; return it.

    ``as_complaint`` says that they complain about how the first case is dealt with, on
    which work goes on. Raises Refused where the case has ended or is protected, or has no such message.
    """
    source = lock_case(case.pk, seen=seen)
    begun = _chosen(source, messages)
    _refuse_split(source, begun)
    case_type = _case_type(source, service, as_complaint=as_complaint)
    opening = _opening(source, begun, summary, service, case_type)
    with one_page(source), cases.open_case(opening, actor=staff_actor(by)) as new:
        cases.split_case(new, source=source, messages=begun, by=by)
        find_a_desk(new, "\n".join(f"{each.subject}\n{each.text}" for each in begun))
        rate_by_service(new)
        begin(new, at=new.opened_at, about=_handled(source), actor=staff_actor(by))
        promised = start_promises(new, at=new.opened_at)
        _count_what_was_confirmed(new, source)
        _tell(new, source, promised, answering=begun[-1].message_id)
    return new


@transaction.atomic
def undo_split(case: Case, *, by: Staff, seen: int) -> Case:
    """Put a case back where its words came from; return the one that goes on.

    It keeps its reference, as every joined case. Raises Refused, with the reason, where
    it stays a case of its own.
    """
    link = _get_split(case)
    family = lock_family(case.pk, link.to_id)
    source = family[link.to_id]
    refuse_unseen(family[case.pk], seen)
    refuse_putting_back(family[case.pk], source, link)
    if not source.is_open:
        with one_page_each(family.values()):
            actor, now = staff_actor(by), timezone.now()
            reopen(source, family, actor=actor, reason=SPLIT_UNDONE, at=now)
    return join(case, to=source, by=by, seen=seen)


def split_of(case: Case) -> CaseLink | None:
    """Return how somebody split a case from another one, if it is so."""
    grown = CaseLink.objects.filter(case=case, kind=CaseLink.Kind.ARISES_FROM)
    return grown.exclude(by=None).select_related("to").first()


def splittable(case: Case) -> list[Interaction]:
    """Return what the person wrote in a case, oldest first: it can be split off."""
    return list(case.interactions.filter(kind=Interaction.Kind.MESSAGE))


def _get_split(case: Case) -> CaseLink:
    link = split_of(case)
    if link is None:
        hint = _("This case was not split from another one.")
        raise Refused(code="split-never", hint=hint)
    return link


def _chosen(case: Case, keys: Collection[int]) -> list[Interaction]:
    return [message for message in splittable(case) if message.pk in set(keys)]


def _refuse_split(case: Case, begun: Sequence[Interaction]) -> None:
    if not begun:
        hint = _("Choose at least one message of the person.")
        raise Refused(code="split-nothing", hint=hint)
    if not case.is_open:
        hint = _("This case is “%(state)s”: only an open one can be divided.")
        raise Refused(
            code="split-ended", hint=hint % {"state": case.get_state_display()}
        )
    if case.is_restricted:
        hint = _("This case is protected: its words stay with those who may see it.")
        raise Refused(code="split-scope", hint=hint)


def _opening(
    source: Case,
    begun: Sequence[Interaction],
    summary: str,
    service: Service | None,
    case_type: str,
) -> Opening:
    envelope = _mint(source, begun)
    return Opening(
        reference=envelope.reference,
        sealed_secret=envelope.sealed_secret,
        case_type=case_type,
        channel=begun[0].channel,
        language=source.language,
        summary=summary,
        # From when the words came, not from when somebody saw two matters in them.
        opened_at=begun[0].at,
        person=source.person,
        contact=source.contact,
        service=service,
    )


def _handled(source: Case) -> Case | None:
    """Return the case whose handling a complaint out of it is about, if it is one."""
    return None if source.case_type == CaseType.COMPLAINT else source


def _case_type(source: Case, service: Service | None, *, as_complaint: bool) -> str:
    """Return what kind of matter it is; out of a complaint comes a complaint."""
    if as_complaint or source.case_type == CaseType.COMPLAINT:
        return CaseType.COMPLAINT
    return service.case_type if service else CaseType.ENQUIRY


def _mint(source: Case, begun: Sequence[Interaction]) -> Envelope:
    """Return the settled envelope of a case that opens out of another one.

    So every case has its envelope, and no reference is given out twice. The secret is
    that of the first case: whoever holds it wrote these words.
    """
    order = {"case": source.reference, "messages": [each.pk for each in begun]}
    raw = json.dumps(order).encode()
    for _try in range(TRIES):
        reference = new_reference()
        envelope = Envelope(
            source=SOURCE,
            raw=raw,
            raw_sha256=hashlib.sha256(raw).hexdigest(),
            size=len(raw),
            idempotency_key=uuid4().hex,
            reference=reference,
            sealed_secret=source.sealed_secret,
            outcome=Envelope.Outcome.OPENED,
            case_reference=reference,
            settled_at=timezone.now(),
        )
        if insert_new(connection, envelope):
            return envelope
    message = "No free reference was found."
    raise ChannelTrouble(message, temporary=True)


def _count_what_was_confirmed(new: Case, source: Case) -> None:
    """Count the receipt of the first message: these words were confirmed with it.

    Not of a complaint: there one of us must say what they understood of this matter.
    """
    if new.case_type == CaseType.COMPLAINT:
        return
    confirmed = deadlines_of(source).filter(kind=Kind.ACKNOWLEDGE, state__in=SETTLED)
    first = confirmed.filter(ended_at__gte=new.opened_at).first()
    if first and first.ended_at:
        write_down(new)  # the promise that was kept by it must be there
        acknowledged(new, at=first.ended_at)


def _tell(new: Case, source: Case, promised: list[Deadline], *, answering: str) -> None:
    """Write to the person where it is dealt with now; else the first case's page says."""
    if not writable_address(new):
        return
    facts = {**promise_facts(new, promised), "before": source.reference}
    write_confirmation(new, "split", facts=facts, answering=answering)
    wake(SEND)
