"""What comes in and goes out: each mailbox, the form and the letters, as they stand.

For the setup, which shows how the channels are set and what they did last. The tables are
large and have no index for this, so only the newest rows are looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Min
from django.utils.translation import gettext as _, override

from answerable.agency.models import Staff
from answerable.agency.queries import get_agency
from answerable.channels import limits
from answerable.channels.email.mailbox import Mailbox
from answerable.channels.message import Outbound
from answerable.channels.models import Envelope, MailboxMark
from answerable.channels.registry import CHANNELS
from answerable.correspondence.actions import new_message_id
from answerable.correspondence.models import Delivery, Dispatch
from answerable.lib.errors import Refused
from answerable.lib.wording import in_language

NEWEST = 500  # rows that are looked at for what came or left last
FETCHED = "imap"  # how the keys of what we fetched begin
TESTS_AN_HOUR = 10
Result = Delivery.Result


@dataclass(frozen=True)
class Box:
    """A mailbox as it is set, and what is known of it; without a mark, nothing is yet."""

    mailbox: Mailbox
    mark: MailboxMark | None
    waiting: int
    quarantined: int


@dataclass(frozen=True)
class Arrivals:
    """When something came last by the form and by handed-over mail, of the newest."""

    form: datetime | None
    handed_over: datetime | None


@dataclass(frozen=True)
class Departures:
    """What waits to be sent and since when; the last attempts that went well and did not."""

    waiting: int
    oldest: datetime | None
    accepted_at: datetime | None
    failed_at: datetime | None
    fault: str


def boxes() -> list[Box]:
    """Return every mailbox that is set."""
    marks = {mark.name: mark for mark in MailboxMark.objects.all()}
    waiting = _by_address(Envelope.Outcome.WAITING)
    quarantined = _by_address(Envelope.Outcome.QUARANTINED)
    return [
        Box(
            each,
            marks.get(each.name),
            waiting[each.address],
            quarantined[each.address],
        )
        for each in settings.MAILBOXES
    ]


def arrivals() -> Arrivals:
    """Return what came last, and how."""
    rows = Envelope.objects.order_by("-pk").values_list(
        "source", "idempotency_key", "received_at"
    )[:NEWEST]
    last: dict[str, datetime] = {}
    for source, key, at in rows:
        is_fetched = source == "email" and key.startswith(f"{FETCHED}:")
        last.setdefault(FETCHED if is_fetched else source, at)
    return Arrivals(last.get("web"), last.get("email"))


def departures() -> Departures:
    """Return how our letters leave."""
    waiting = Dispatch.objects.filter(state=Dispatch.State.WAITING)
    seen: Mapping[str, object] = waiting.aggregate(
        waiting=Count("pk"), oldest=Min("created_at")
    )
    tried = list(Delivery.objects.order_by("-pk").defer("dispatch")[:NEWEST])
    accepted = next((one for one in tried if one.result == Result.ACCEPTED), None)
    failed = next((one for one in tried if one.result != Result.ACCEPTED), None)
    return Departures(
        waiting=int(str(seen["waiting"])),
        oldest=seen["oldest"] if isinstance(seen["oldest"], datetime) else None,
        accepted_at=accepted.at if accepted else None,
        failed_at=failed.at if failed else None,
        fault=failed.said if failed else "",
    )


def send_test(to: str, *, by: Staff, language: str) -> None:
    """Hand a message to our mail server now, to see that it takes it; none is kept.

    Raises ChannelTrouble with what the server said, Refused where there is no sender or
    too many were sent.
    """
    agency = get_agency()
    if not agency.email:
        hint = _("Give the office an e-mail address first, under Name and contact.")
        raise Refused(code="test-no-sender", hint=hint)
    hour = timedelta(hours=1)
    if not limits.take(f"test-mail:{by.pk}", capacity=TESTS_AN_HOUR, per=hour):
        hint = _("That were many tests within an hour. Wait a few minutes.")
        raise Refused(code="test-too-many", hint=hint)
    name = in_language(agency.name, language)
    with override(language):
        subject = _("A test of the mail of %(agency)s") % {"agency": name}
        text = _words(by)
    CHANNELS["email"].send(
        Outbound(
            to=to,
            sender_address=agency.email,
            subject=subject,
            text=f"{text}\n",
            language=language,
            message_id=new_message_id(agency),
            sender_name=name,
            reply_to=agency.email,
            automatic=True,
        )
    )


def _words(by: Staff) -> str:
    said = _(
        "If you read this, our letters leave. %(name)s sent it from the setup of"
        " answerable, to try it. Nothing has to be done."
    )
    return said % {"name": by}


def _by_address(outcome: Envelope.Outcome) -> Counter[str]:
    """Count what has come so far, by the mailbox it was for; a partial index has it."""
    rows = Envelope.objects.filter(outcome=outcome).exclude(mailbox="")
    counted = rows.values_list("mailbox").annotate(number=Count("pk"))
    return Counter(dict(counted.order_by("mailbox")))
