"""A folder instead of a mail server: each mail is a file that mail programs open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class FolderBackend(BaseEmailBackend):
    """Writes mails into ``EMAIL_FILE_PATH``, named by their time."""

    def __init__(self, **options: Any) -> None:
        """Make the folder where it is not there yet."""
        super().__init__(**options)
        self.folder = Path(settings.EMAIL_FILE_PATH)
        self.folder.mkdir(parents=True, exist_ok=True)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write each mail and return how many there were."""
        for mail in email_messages:
            # Two in a second are two files.
            name = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{uuid4().hex[:8]}.eml"
            (self.folder / name).write_bytes(mail.message().as_bytes())
        return len(email_messages)
