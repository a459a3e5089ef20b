"""E-mail as a channel: raw messages in, RFC 5322 messages out."""

from __future__ import annotations

import smtplib
from contextlib import AbstractContextManager
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.utils.translation import get_language_info

from answerable.channels.email.automatic import LOOP_HEADER
from answerable.channels.email.line import Line
from answerable.channels.email.mail import Mail
from answerable.channels.email.parse import parse
from answerable.channels.email.twin import html_twin
from answerable.channels.message import Arrival, Inbound, Outbound, Receipt
from answerable.lib.errors import ChannelTrouble
from answerable.lib.parties import IdentityLevel, Sender
from answerable.lib.wording import without_nul

# RFC 3834 section 5: whoever answers by machine must see that a machine wrote.
AUTOMATIC = {"Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All"}


class EmailChannel:
    """Reads mail as it came over the wire, and hands mail to the SMTP server."""

    name = "email"

    def __init__(self) -> None:
        """Begin without a line to the mail server."""
        self._line = Line()

    def read(self, arrival: Arrival) -> Inbound:
        """Understand a mail. Raises ChannelTrouble for bytes that are none."""
        mail = parse(arrival.raw, languages=_languages())
        if mail.is_empty:
            message = "no sender, no subject, no text: this is no mail"
            raise ChannelTrouble(message, temporary=False)
        return inbound_of(mail, arrival)

    def in_a_row(self) -> AbstractContextManager[None]:
        """Send the mails inside over one line to our server."""
        return self._line.kept()

    def send(self, outbound: Outbound) -> Receipt:
        """Hand a mail to our server. Raises ChannelTrouble where it is not taken."""
        try:
            self._line.send(_message(outbound))
        except smtplib.SMTPRecipientsRefused as refused:
            code, why = next(iter(refused.recipients.values()))
            said = f"{code} {why!r}"
            raise ChannelTrouble(said, temporary=code < 500) from refused
        except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as refused:
            said = f"{refused.smtp_code} {refused.smtp_error!r}"
            temporary = refused.smtp_code < 500
            raise ChannelTrouble(said, temporary=temporary) from refused
        except (OSError, smtplib.SMTPException) as trouble:
            # Of the server or our password, not of this mail: it is worth another try.
            raise ChannelTrouble(str(trouble), temporary=True) from trouble
        except ValueError as impossible:  # no address, or a header that cannot be
            raise ChannelTrouble(str(impossible), temporary=False) from impossible
        return Receipt(accepted=True)


def inbound_of(mail: Mail, arrival: Arrival) -> Inbound:
    """Return what the rest of the house needs to know of a mail."""
    return Inbound(
        channel=EmailChannel.name,
        received_at=arrival.received_at,
        mailbox=base_address(arrival.mailbox),
        sender=_sender(mail),
        kind=mail.kind,
        subject=mail.subject,
        # Where somebody only forwards or quotes, that is what they have to say.
        text=mail.reply_text or mail.text,
        quoted=mail.quoted_text if mail.reply_text else "",
        files=mail.attachments,
        left_out=mail.left_out,
        language=mail.language,
        message_id=mail.message_id,
        references=mail.references,
        recipients=(arrival.mailbox, *mail.recipients),
        body_hash=mail.body_hash,
        bounced_ids=mail.bounced_ids,
        bounce_status=mail.bounce_status,
    )


def base_address(address: str) -> str:
    """Return an address without what stands behind its plus sign."""
    local, _, domain = address.lower().partition("@")
    return f"{local.partition('+')[0]}@{domain}"


def _sender(mail: Mail) -> Sender:
    """Return who wrote; a verdict counts when our own server gave it."""
    ours = [a for a in mail.authentication if a.server == settings.MAIL_AUTHSERV]
    proved = bool(ours) and ours[0].dkim_aligned
    level = IdentityLevel.VERIFIED_CHANNEL if proved else IdentityLevel.CLAIMED
    address = without_nul(mail.sender_address)
    return Sender("email" if address else "", address, mail.sender_name, level)


def _languages() -> tuple[str, ...]:
    return tuple(code for code, _ in settings.LANGUAGES)


def _message(outbound: Outbound) -> EmailMessage:
    headers = {
        "Message-ID": outbound.message_id,
        "Content-Language": outbound.language,
        LOOP_HEADER: "1",
    }
    if outbound.in_reply_to:
        chain = " ".join((*outbound.references, outbound.in_reply_to))
        headers |= {"In-Reply-To": outbound.in_reply_to, "References": chain}
    if outbound.automatic:
        headers |= AUTOMATIC
    mail = EmailMultiAlternatives(
        subject=outbound.subject,
        body=outbound.text,
        from_email=formataddr((outbound.sender_name, outbound.sender_address)),
        to=[outbound.to],
        reply_to=[outbound.reply_to],
        headers=headers,
    )
    mail.attach_alternative(_twin(outbound), "text/html")
    return mail


def _twin(outbound: Outbound) -> str:
    is_bidi = get_language_info(outbound.language)["bidi"]
    return html_twin(
        outbound.text,
        title=outbound.subject,
        language=outbound.language,
        direction="rtl" if is_bidi else "ltr",
    )
