"""A mailbox that we fetch mail from, as the operator names it; pure."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LONGEST_NAME = 40


@dataclass(frozen=True)
class Mailbox:
    """Where a mailbox lies and how we prove ourselves to its server.

    Either by a password in a file, or by a token (OAuth 2) that a command prints.
    ``ca_file`` names whom to believe where the server's certificate is the house's own.
    """

    name: str
    host: str
    user: str
    address: str
    port: int = 993
    folder: str = "INBOX"
    password_file: Path | None = None
    token_command: tuple[str, ...] = ()
    ca_file: Path | None = None
    language: str = ""

    def __post_init__(self) -> None:
        """Refuse what could never be fetched from."""
        if not 0 < len(self.name) <= LONGEST_NAME:
            message = f"A mailbox needs a name of at most {LONGEST_NAME} characters."
            raise ValueError(message)
        if self.address != self.address.lower():
            message = f"Write the address of {self.name!r} in small letters."
            raise ValueError(message)
        if bool(self.password_file) == bool(self.token_command):
            message = f"Name password_file or token_command of {self.name!r}, not both."
            raise ValueError(message)
