"""From an address to where mail goes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass(frozen=True)
class MailServer:
    """What Django needs to know to send mail; without a host it writes files."""

    backend: str
    folder: Path
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    tls: bool = False


def mail_server(url: str | None, folder: Path) -> MailServer:
    """Return the SMTP server of an address, or the folder where there is none."""
    if not url:
        return MailServer("answerable.channels.email.outbox.FolderBackend", folder)
    parts = urlsplit(url)
    return MailServer(
        "django.core.mail.backends.smtp.EmailBackend",
        folder,
        host=parts.hostname or "",
        port=parts.port or 25,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=parse_qs(parts.query).get("tls") == ["1"],
    )
