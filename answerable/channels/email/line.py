"""The line to our mail server: one for each mail, or one for several in a row."""

from __future__ import annotations

import smtplib
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend

# What is said about one mail; the line can be used for the next one.
OF_ONE_MAIL = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPDataError,
)


class Line(threading.local):
    """Hands mails over; to a server by SMTP, a kept line stays open in between.

    Each thread has its own. A line that broke is opened anew by the next mail.
    """

    kept_line: EmailBackend | None = None

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep the line open between the mails that are sent inside."""
        backend = get_connection()
        # Other backends write files: there, a line that is kept is one large file.
        self.kept_line = backend if isinstance(backend, EmailBackend) else None
        try:
            yield
        finally:
            self._hang_up()
            self.kept_line = None

    def send(self, mail: EmailMessage) -> None:
        """Hand a mail over. Raises what the backend raises."""
        if self.kept_line is None:
            mail.send()
            return
        mail.connection = self.kept_line
        try:
            self.kept_line.open()
            mail.send()
        except OF_ONE_MAIL:
            raise
        except Exception:
            self._hang_up()
            raise

    def _hang_up(self) -> None:
        if self.kept_line is not None:
            self.kept_line.close()
