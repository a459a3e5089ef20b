"""Sending a request: kept first, then understood, and the page that says so.

The secret is made of the draft's token and the server's key, so that a second press of
the button, whose answer alone a browser shows, shows the same one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.utils import timezone
from django.utils.crypto import salted_hmac

from answerable.casework import intake
from answerable.casework.quarantine import ask_for_release
from answerable.channels.models import Envelope
from answerable.channels.web.parse import Document, KeptFile, raw_of
from answerable.forms.drafts import end_draft
from answerable.forms.models import Draft
from answerable.forms.times import count_time
from answerable.front.portal.placing import Placing
from answerable.front.portal.writing import Writing, help_in, wishes_in
from answerable.lib.references import ALPHABET, SECRET_LENGTH

SOURCE = "web"
WAIT = timedelta(seconds=30)  # understood in the same breath; later, by the worker
SHOWN_FOR = timedelta(minutes=10)
SALT = "answerable.draft-secret"


@dataclass(frozen=True)
class Sent:
    """What the confirmation page is told; a secret only while it may be shown."""

    reference: str
    secret: str = ""
    is_release_sent: bool = False


def send(writing: Writing, *, visitor: str, journey: str = "") -> Sent:
    """Send a request; one that was sent already is found again."""
    document = document_of(writing, journey)
    secret = secret_of(document.token)
    kept = intake.keep(
        SOURCE,
        raw_of(document),
        transport_sender=visitor,
        idempotency_key=document.token,
        wait=WAIT,
        secret=secret,
        # The envelope has everything then, and a link to a draft shows too much.
        ending=partial(_end, writing.draft, document.form),
    )
    if kept.secret is None:
        return _sent(kept.envelope)
    envelope = intake.understand(kept.envelope)
    return Sent(envelope.reference, secret, _ask_for_release(envelope, document))


def _end(draft: Draft, form: int | None) -> None:
    """Throw the draft away; of how it was filled in, only the minutes are counted."""
    if form is not None:
        count_time(form, begun=draft.created_at, sent=timezone.now())
    end_draft(draft)


def find_sent(token: str) -> Sent | None:
    """Return what became of a draft that is no longer there; None if never sent."""
    sent = Envelope.objects.filter(source=SOURCE, idempotency_key=token).first()
    return _sent(sent) if sent else None


def secret_of(token: str) -> str:
    """Return the secret of the case that a draft becomes: ten symbols, 49 bits."""
    number = int.from_bytes(salted_hmac(SALT, token, algorithm="sha256").digest())
    symbols = (
        ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)]
        for place in range(SECRET_LENGTH)
    )
    return "".join(symbols)


def document_of(writing: Writing, journey: str = "") -> Document:
    """Return what is sent: the answers to the pages that this request has, no others."""
    said, steps = writing.said, writing.steps
    with_details, with_place = "details" in steps, "place" in steps
    return Document(
        token=writing.draft.token,
        words=said("words"),
        wish=said("wish"),
        language=writing.language,
        case_type=writing.case_type,
        service=writing.service.slug if writing.service else "",
        form=writing.form.pk if writing.form and with_details else None,
        answers=_answers(writing) if with_details else {},
        place=said("place") if with_place else "",
        area=said("area") if with_place else "",
        spot=Placing.in_answers(writing.answers).spot if with_place else None,
        name=said("name"),
        email=said("email"),
        phone=said("phone"),
        wishes=wishes_in(writing),
        about=said("about"),
        same_as=said("same_as") if "similar" in steps else "",
        needs=help_in(writing),
        trail=writing.answers.get("trail", {}),
        journey=journey,
        asked_from=said("asked_from"),
        files=[KeptFile(**file) for file in writing.files] if "photo" in steps else [],
    )


def _answers(writing: Writing) -> dict[str, object]:
    answers: dict[str, object] = writing.draft.answers.get("answers", {})
    return answers


def _sent(envelope: Envelope) -> Sent:
    is_fresh = timezone.now() - envelope.received_at < SHOWN_FOR
    secret = secret_of(envelope.idempotency_key) if is_fresh else ""
    return Sent(envelope.reference, secret)


def _ask_for_release(envelope: Envelope, document: Document) -> bool:
    """Write to whoever came after too many others; tell whether that was possible."""
    is_held = (envelope.outcome, envelope.reason) == (
        Envelope.Outcome.QUARANTINED,
        "too_many",
    )
    if not (is_held and document.email):
        return False
    return ask_for_release(envelope, document.email, document.language)
