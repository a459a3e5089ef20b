"""Fetching mail from mailboxes: each message is kept once, and stays where it is.

How far we are stands in a mark of each mailbox, which moves after a message is kept. A
crash between the two finds the message kept, by its key. Where the server has numbered
its messages anew, all are read again, and the sift knows what was here before.
"""

from __future__ import annotations

import logging
from email.parser import BytesHeaderParser
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone

from answerable.casework.intake import keep
from answerable.casework.waking import UNDERSTAND, wake
from answerable.channels.email.imap import Folder, opened
from answerable.channels.email.mailbox import Mailbox
from answerable.channels.models import MailboxMark
from answerable.lib.errors import ChannelTrouble

logger = logging.getLogger(__name__)


def pull_all() -> dict[str, int | str]:
    """Fetch from every mailbox; say how many came, or what is wrong, of each by name."""
    told = {mailbox.name: _pulled(mailbox) for mailbox in settings.MAILBOXES}
    if any(isinstance(count, int) and count for count in told.values()):
        wake(UNDERSTAND)
    return told


def pull(mailbox: Mailbox) -> int:
    """Keep what is new in a mailbox and return how many that were.

    Raises ChannelTrouble; what was kept until then stays kept, and the mark with it.
    """
    mark, _ = MailboxMark.objects.get_or_create(name=mailbox.name)
    count = 0
    with opened(mailbox) as folder:
        _mind_numbering(mark, folder)
        for uid in folder.newer_than(mark.last_uid):
            raw = folder.raw(uid)
            if raw is not None:
                count += _keep(mailbox, f"{folder.uidvalidity}:{uid}", raw)
            mark.last_uid = uid
            mark.save(update_fields=["last_uid"])
    return count


def look_into(mailbox: Mailbox) -> int:
    """Open a mailbox and return how many messages are to be fetched; none is.

    Raises ChannelTrouble where it cannot be opened.
    """
    mark = MailboxMark.objects.filter(name=mailbox.name).first()
    with opened(mailbox) as folder:
        is_known = mark is not None and mark.uidvalidity == folder.uidvalidity
        return len(folder.newer_than(mark.last_uid if mark and is_known else 0))


def _pulled(mailbox: Mailbox) -> int | str:
    """Fetch, and write down since when it fails, if it does."""
    marks = MailboxMark.objects.filter(name=mailbox.name)
    try:
        count = pull(mailbox)
    except ChannelTrouble as trouble:
        logger.warning("The mailbox %s could not be read: %s", mailbox.name, trouble)
        now = timezone.now()
        marks.filter(failing_since=None).update(failing_since=now)
        marks.update(fault=str(trouble), failed_at=now)
        return str(trouble)
    read = {"failing_since": None, "read_at": timezone.now()}
    marks.update(**read, **({"came_at": read["read_at"]} if count else {}))
    return count


def _mind_numbering(mark: MailboxMark, folder: Folder) -> None:
    if mark.uidvalidity != folder.uidvalidity:
        mark.uidvalidity, mark.last_uid = folder.uidvalidity, 0
        mark.save(update_fields=["uidvalidity", "last_uid"])


def _keep(mailbox: Mailbox, number: str, raw: bytes) -> bool:
    """Keep a message; False where it is kept already."""
    kept = keep(
        "email",
        raw,
        mailbox=mailbox.address,
        transport_sender=_return_path(raw),
        idempotency_key=f"imap:{mailbox.name}:{number}",
    )
    return kept.secret is not None


def _return_path(raw: bytes) -> str:
    """Return the address that the last server wrote down as the sender's."""
    headers = BytesHeaderParser().parsebytes(raw)
    return parseaddr(str(headers.get("Return-Path", "")))[1]
