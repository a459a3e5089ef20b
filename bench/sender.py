"""A mail server that hands mail on by LMTP, and tries again as mail servers do."""

from __future__ import annotations

import smtplib
import time
from email.policy import SMTP
from queue import Empty, SimpleQueue
from threading import Lock, Thread

from bench.corpus import message

LANES = 4
PAUSE = 0.05  # seconds before the next try
PATIENCE = 30  # seconds for one answer
ACCEPTED, REFUSED = 250, 500


class Sender:
    """Sends mails in several lanes; counts what was taken, sent anew, or refused."""

    def __init__(self, port: int, mailbox: str, mails: int) -> None:
        """Queue the mails; nothing is sent before ``start``."""
        self.port, self.mailbox = port, mailbox
        self.waiting: SimpleQueue[int] = SimpleQueue()
        for number in range(mails):
            self.waiting.put(number)
        self.accepted = self.repeated = self.refused = 0
        self._lock = Lock()
        self._lanes = [Thread(target=self._send_all) for _ in range(LANES)]

    def start(self) -> None:
        """Begin to send."""
        for lane in self._lanes:
            lane.start()

    @property
    def is_done(self) -> bool:
        """Tell whether every mail was taken, or refused for good."""
        return not any(lane.is_alive() for lane in self._lanes)

    def _send_all(self) -> None:
        while True:
            try:
                number = self.waiting.get_nowait()
            except Empty:
                return
            while not self._is_settled(number):
                time.sleep(PAUSE)

    def _is_settled(self, number: int) -> bool:
        """Send a mail once; False where it must be tried again: a lost answer, a 4xx."""
        said = self._send(number)
        with self._lock:
            self.accepted += said == ACCEPTED
            self.repeated += said < REFUSED and said != ACCEPTED
            self.refused += said >= REFUSED
        return said == ACCEPTED or said >= REFUSED

    def _send(self, number: int) -> int:
        """Return the code that the mail was answered with, 0 where nobody answered."""
        mail = message(number, to=self.mailbox)
        raw, sender = mail.as_bytes(policy=SMTP), str(mail["Return-Path"]).strip("<>")
        try:
            with smtplib.LMTP("127.0.0.1", self.port, timeout=PATIENCE) as door:
                door.sendmail(sender, [self.mailbox], raw)
        except smtplib.SMTPRecipientsRefused as refused:
            return min(code for code, _ in refused.recipients.values())
        except smtplib.SMTPResponseException as refused:
            return refused.smtp_code
        except (OSError, smtplib.SMTPException):
            return 0
        return ACCEPTED
