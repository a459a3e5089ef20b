"""What is said in a case is kept, letter by letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from answerable.agency.models import Staff
from answerable.cases.actors import SYSTEM, staff_actor
from answerable.cases.attachments import attach
from answerable.cases.journal import keep_with, note_down, record, words_hash
from answerable.cases.models import Case, Interaction, JournalEntry, Mention
from answerable.cases.models.mention import UNREAD
from answerable.cases.representing import writer_of
from answerable.channels.message import File, Inbound, Kind
from answerable.channels.models import Envelope
from answerable.people.models import Person

LONGEST_SUBJECT = 300
LONGEST_ID = 255
LONGEST_ADDRESS = 320
LONGEST_NAME = 200


@dataclass(frozen=True)
class Saying:
    """What we say in a case; ``message_id`` is minted before it is sent."""

    kind: Interaction.Kind
    text: str
    channel: str
    subject: str = ""
    address: str = ""
    message_id: str = ""
    files: Sequence[File] = ()


def record_message(
    case: Case, inbound: Inbound, *, envelope: Envelope, person: Person | None
) -> Interaction:
    """Keep what the person, or the person's machine, said."""
    automatic = inbound.kind is not Kind.MESSAGE
    kinds = Interaction.Kind
    message = Interaction(
        case=case,
        kind=kinds.AUTOMATIC if automatic else kinds.MESSAGE,
        channel=inbound.channel,
        person=person,
        envelope=envelope,
        at=inbound.received_at,
        subject=inbound.subject[:LONGEST_SUBJECT],
        text=inbound.text,
        wish=inbound.request.wish,
        quoted=inbound.quoted,
        left_out=list(inbound.left_out),
        address=inbound.sender.address.lower()[:LONGEST_ADDRESS],
        message_id=inbound.message_id[:LONGEST_ID],
        author=inbound.sender.name[:LONGEST_NAME],
    )
    keep_with(case, message)
    attach(message, inbound.files)
    actor = writer_of(case, person)
    record(case, actor=actor, what="message", after=_hashed(message))
    return message


def say(case: Case, saying: Saying, *, by: Staff | None) -> Interaction:
    """Keep what we say, or note among ourselves; sending is another room's."""
    said = Interaction(
        case=case,
        kind=saying.kind,
        channel=saying.channel,
        staff=by,
        at=timezone.now(),
        subject=saying.subject[:LONGEST_SUBJECT],
        text=saying.text,
        address=saying.address,
        message_id=saying.message_id,
        author=str(by or "")[:LONGEST_NAME],
    )
    keep_with(case, said)
    attach(said, saying.files)
    actor = staff_actor(by) if by else SYSTEM
    record(case, actor=actor, what=saying.kind.value, after=_hashed(said))
    return said


def tell(
    case: Case, staff: Staff, *, kind: Mention.Kind, note: Interaction, by: Staff
) -> Mention:
    """Tell a colleague of a note: it waits for them until they have read it."""
    mention = Mention(case=case, staff=staff, kind=kind, note=note, by=by)
    mention.save()
    after = {"staff": staff.pk, "kind": kind.value, "note": note.pk}
    record(case, actor=staff_actor(by), what="told", after=after)
    return mention


def take_back_note(case: Case, note: Interaction, *, by: Staff) -> Case:
    """Say of a note that it does not count; its words stay, and nobody waits for them."""
    note.taken_back_at = timezone.now()
    note.save(update_fields=["taken_back_at"])
    Mention.objects.filter(UNREAD, note=note).update(read_at=note.taken_back_at)
    record(case, actor=staff_actor(by), what="note_taken_back", after={"note": note.pk})
    return case


def take_back(case: Case, *, step: str, by: Staff) -> Case:
    """Note that somebody took back what they had sent, before it left."""
    record(case, actor=staff_actor(by), what="taken_back", after={"step": step})
    return case


def note_lost_letter(
    case: Case, *, letter: int, occasion: str, came_back: bool
) -> JournalEntry:
    """Note that one of our letters (its id) failed for good, or came back."""
    what = "letter_came_back" if came_back else "letter_failed"
    after = {"letter": letter, "occasion": occasion}
    return note_down(case, actor=SYSTEM, what=what, after=after)


def _hashed(interaction: Interaction) -> dict[str, object]:
    return {"interaction": interaction.pk, "words": words_hash(interaction)}
