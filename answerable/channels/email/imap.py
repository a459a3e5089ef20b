"""Reading a mailbox over IMAP (RFC 3501), by TLS, and leaving it as it is.

The folder is opened read-only and bodies are peeked at: nothing is marked as seen, moved
or deleted. A message is named by its UID, which only holds with the UIDVALIDITY.
"""

from __future__ import annotations

import imaplib
import re
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from answerable.channels.email.mailbox import Mailbox
from answerable.lib.errors import ChannelTrouble

SECONDS = 30  # for the server to answer, and for a token
TROUBLE = (imaplib.IMAP4.error, subprocess.SubprocessError, OSError, UnicodeError)
NUMBER = re.compile(rb"\d+")


@dataclass(frozen=True)
class Folder:
    """An open folder, its numbering, and the line to its server."""

    line: imaplib.IMAP4
    uidvalidity: int

    def newer_than(self, uid: int) -> list[int]:
        """Return the numbers of what came later, oldest first."""
        found = _done(self.line.uid("SEARCH", f"UID {uid + 1}:*"))
        # "5:*" names the last message even where that is the fourth: section 6.4.8.
        numbers = [int(each) for each in NUMBER.findall(found[0] or b"")]
        return sorted(number for number in numbers if number > uid)

    def raw(self, uid: int) -> bytes | None:
        """Return a message as it came, or None where it is gone meanwhile."""
        found = _done(self.line.uid("FETCH", str(uid), "(BODY.PEEK[])"))
        bodies = [part[1] for part in found if isinstance(part, tuple)]
        return bodies[0] if bodies else None


@contextmanager
def opened(mailbox: Mailbox) -> Iterator[Folder]:
    """Open the folder of a mailbox. Raises ChannelTrouble whatever goes wrong."""
    try:
        with _line_to(mailbox) as line:
            _prove_ourselves(line, mailbox)
            _done(line.select(_quoted(mailbox.folder), readonly=True))
            _, numbering = line.response("UIDVALIDITY")
            yield Folder(line, int(NUMBER.findall(numbering[0] or b"0")[0]))
    except TROUBLE as trouble:
        raise ChannelTrouble(_said(trouble), temporary=True) from trouble


@contextmanager
def _line_to(mailbox: Mailbox) -> Iterator[imaplib.IMAP4]:
    trusted = ssl.create_default_context(cafile=mailbox.ca_file)
    line = imaplib.IMAP4_SSL(
        mailbox.host, mailbox.port, ssl_context=trusted, timeout=SECONDS
    )
    try:
        yield line
    finally:
        # What went wrong before must not be hidden by a goodbye that fails, too.
        with suppress(*TROUBLE):
            line.logout()
        with suppress(OSError):
            line.shutdown()


def _prove_ourselves(line: imaplib.IMAP4, mailbox: Mailbox) -> None:
    if mailbox.password_file:
        line.login(mailbox.user, mailbox.password_file.read_text().strip())
        return
    asked = subprocess.run(  # noqa: S603  # the operator's own command
        mailbox.token_command,
        capture_output=True,
        check=True,
        text=True,
        timeout=SECONDS,
    )
    proof = f"user={mailbox.user}\1auth=Bearer {asked.stdout.strip()}\1\1"
    line.authenticate("XOAUTH2", lambda _challenge: proof.encode())


def _said(trouble: Exception) -> str:
    """Return what went wrong, without the command: secrets may stand in its line."""
    if isinstance(trouble, subprocess.CalledProcessError):
        return f"The command that prints the token ended with {trouble.returncode}."
    if isinstance(trouble, subprocess.TimeoutExpired):
        return f"The command that prints the token took more than {SECONDS} seconds."
    return str(trouble)


def _done(answer: tuple[str, list[Any]]) -> list[Any]:
    """Return what the server said. Raises IMAP4.error where it refused."""
    status, found = answer
    if status != "OK":
        said = b" ".join(found).decode(errors="replace")
        raise imaplib.IMAP4.error(said)
    return found


def _quoted(folder: str) -> str:
    escaped = folder.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
