"""Writing to people: a Dispatch now, its delivery after the commit.

Called by casework. ``post`` keeps what we say as an interaction of the case and puts
the row that the outbox works off; ``deliver`` makes one attempt at it.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import timedelta
from email.utils import make_msgid

from django.conf import settings
from django.db import connection
from django.utils import timezone

from answerable.agency.models import Agency, Staff, Team
from answerable.agency.queries import get_agency, offered_or_first
from answerable.cases.actions import Saying, say
from answerable.cases.journal import keep_with
from answerable.cases.models import Case, Interaction
from answerable.channels.message import Outbound
from answerable.channels.registry import CHANNELS
from answerable.correspondence.letters import Letter, signer_of, write
from answerable.correspondence.models import Delivery, Dispatch
from answerable.correspondence.occasions import OCCASIONS
from answerable.correspondence.queries import may_answer_automatically
from answerable.correspondence.recipients import Recipient, recipients_of
from answerable.lib import keys
from answerable.lib.errors import ChannelTrouble
from answerable.lib.rows import draw_keys, insert, insert_drawn, one_trip, update

logger = logging.getLogger(__name__)

# Minutes until the next attempt; after the last one a person must look.
WAITS = (1, 5, 15, 60, 240, 720, 1440)
CHANNEL = "email"


def post(
    case: Case,
    occasion: str,
    *,
    kind: Interaction.Kind,
    words: str = "",
    by: Staff | None = None,
    facts: Mapping[str, object] | None = None,
    answering: str | None = None,
) -> Dispatch | None:
    """Write to the person of a case; None where there is no address to write to.

    The case keeps what was said either way: without an e-mail address the person
    reads it on the page of the case. ``answering`` is the Message-ID of what this
    answers; unless it is given, the last thing that the person wrote.
    """
    recipients = recipients_of(case)
    if not recipients:
        say(case, Saying(kind, words, "web"), by=by)
        return None
    told = {"words": words, **(facts or {})}
    first, *others = (
        (each.address, _letter_to(each, occasion, case, by=by, facts=told))
        for each in recipients
    )
    before = _last_written(case) if answering is None else answering
    dispatch = _say_by_mail(case, kind, words, *first, by=by, in_reply_to=before)
    for address, letter in others:
        _copy(dispatch, letter, address, case)
    return dispatch


def post_alone(
    occasion: str,
    *,
    address: str,
    language: str,
    case: Case | None = None,
    team: Team | None = None,
    by: Staff | None = None,
    facts: Mapping[str, object] | None = None,
) -> Dispatch:
    """Write to an address something that is no part of a conversation: a link.

    Without a case, ``team`` says in whose name.
    """
    letter = _letter(
        occasion, case, address, language=language, team=team, by=by, facts=facts
    )
    return _dispatch(letter, address, new_message_id(get_agency()), case=case)


def word_for_paper(
    occasion: str,
    *,
    language: str,
    team: Team | None = None,
    by: Staff | None = None,
    facts: Mapping[str, object] | None = None,
) -> Letter:
    """Put into words what goes out on paper, as part of no conversation."""
    return _letter(occasion, None, "", language=language, team=team, by=by, facts=facts)


def deliver(dispatch: Dispatch) -> Delivery:
    """Make one attempt to send a locked dispatch, and keep what came of it."""
    dispatch.attempts += 1
    try:
        receipt = CHANNELS[dispatch.channel].send(_outbound(dispatch))
    except ChannelTrouble as trouble:
        result = _failed(dispatch, temporary=trouble.temporary)
        said = str(trouble)
    except Exception as fault:  # whatever it was, the next one must get its turn
        logger.exception("Dispatch %s could not be sent", dispatch.message_id)
        result = _failed(dispatch, temporary=True)
        said = f"{type(fault).__name__}: {fault}"
    else:
        result, said = _sent(dispatch), receipt.said
    delivery = Delivery(dispatch=dispatch, result=result, said=said)
    draw_keys(connection, delivery)
    with one_trip(connection):
        update(connection, dispatch, ["state", "attempts", "next_try", "settled_at"])
        insert_drawn(connection, [delivery])
    return delivery


def record_bounce(dispatch: Dispatch, said: str) -> Delivery:
    """Keep that a message came back."""
    dispatch.state = Dispatch.State.BOUNCED
    dispatch.settled_at = timezone.now()
    dispatch.save(update_fields=["state", "settled_at"])
    return dispatch.deliveries.create(result=Delivery.Result.BOUNCED, said=said)


def new_message_id(agency: Agency) -> str:
    """Mint the Message-ID that every attempt will carry."""
    return make_msgid(domain=agency.email.rpartition("@")[2])


def reply_address(agency: Agency, case: Case, address: str) -> str:
    """Return the signed address at which an answer finds this case again."""
    local, _, domain = agency.email.partition("@")
    key = keys.reply_key(case.reference, address, settings.KEYS)
    return f"{local}+{key}@{domain}"


def _letter_to(
    recipient: Recipient,
    occasion: str,
    case: Case,
    *,
    by: Staff | None,
    facts: Mapping[str, object],
) -> Letter:
    told = {**facts, **recipient.facts}
    address, language = recipient.address, case.language
    return _letter(occasion, case, address, language=language, by=by, facts=told)


def _copy(dispatch: Dispatch, letter: Letter, address: str, case: Case) -> None:
    """Send the same to somebody else, unless a machine wrote to them enough today."""
    if dispatch.is_automatic and not may_answer_automatically(address):
        return
    _dispatch(letter, address, new_message_id(get_agency()), case=case, of=dispatch)


def _letter(
    occasion: str,
    case: Case | None,
    address: str,
    *,
    language: str,
    team: Team | None = None,
    by: Staff | None = None,
    facts: Mapping[str, object] | None = None,
) -> Letter:
    offered = offered_or_first(language)
    return write(
        OCCASIONS[occasion],
        agency=get_agency(),
        language=offered,
        signer=signer_of(case.team if case else team, by, offered),
        case=case,
        address=address,
        facts=facts,
    )


def _say_by_mail(
    case: Case,
    kind: Interaction.Kind,
    words: str,
    address: str,
    letter: Letter,
    *,
    by: Staff | None,
    in_reply_to: str,
) -> Dispatch:
    """Keep what was said, and the letter that says it; the letter's words if it has none."""
    message_id = new_message_id(get_agency())
    text, subject = words or letter.body, letter.subject
    saying = Saying(kind, text, CHANNEL, subject, address, message_id)
    said = say(case, saying, by=by)
    return _dispatch(
        letter, address, message_id, case=case, said=said, in_reply_to=in_reply_to
    )


def _dispatch(
    letter: Letter,
    address: str,
    message_id: str,
    *,
    case: Case | None,
    said: Interaction | None = None,
    in_reply_to: str = "",
    of: Dispatch | None = None,
) -> Dispatch:
    agency = get_agency()
    dispatch = Dispatch(
        case=case,
        interaction=said,
        occasion=letter.occasion.name,
        channel=CHANNEL,
        language=letter.language,
        address=address,
        sender_name=letter.sender_name,
        reply_to=reply_address(agency, case, address) if case else agency.email,
        subject=letter.subject,
        text=letter.text,
        written_as_id=letter.written_as,
        message_id=message_id,
        in_reply_to=in_reply_to,
        is_automatic=letter.occasion.is_automatic,
        copy_of=of,
    )
    if case:
        keep_with(case, dispatch)
    else:
        insert(connection, dispatch)
    return dispatch


def _last_written(case: Case) -> str:
    """Return the Message-ID of the last thing the person wrote, for their threads."""
    theirs = case.interactions.filter(kind=Interaction.Kind.MESSAGE)
    last = theirs.exclude(message_id="").order_by("-at", "-id").first()
    return last.message_id if last else ""


def _outbound(dispatch: Dispatch) -> Outbound:
    return Outbound(
        to=dispatch.address,
        sender_address=get_agency().email,
        subject=dispatch.subject,
        text=dispatch.text,
        language=dispatch.language,
        message_id=dispatch.message_id,
        sender_name=dispatch.sender_name,
        reply_to=dispatch.reply_to,
        in_reply_to=dispatch.in_reply_to,
        automatic=dispatch.is_automatic,
    )


def _sent(dispatch: Dispatch) -> Delivery.Result:
    dispatch.state, dispatch.settled_at = Dispatch.State.SENT, timezone.now()
    return Delivery.Result.ACCEPTED


def _failed(dispatch: Dispatch, *, temporary: bool) -> Delivery.Result:
    if temporary and dispatch.attempts <= len(WAITS):
        wait = timedelta(minutes=WAITS[dispatch.attempts - 1])
        dispatch.next_try = timezone.now() + wait
        return Delivery.Result.TRY_AGAIN
    dispatch.state, dispatch.settled_at = Dispatch.State.FAILED, timezone.now()
    return Delivery.Result.REFUSED
