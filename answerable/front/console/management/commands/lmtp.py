"""Listen for mail: ``answerable lmtp``."""

from __future__ import annotations

import asyncio

from django.conf import settings
from django.core.management.base import BaseCommand

from answerable.front.console.lmtp import serve


class Command(BaseCommand):
    """Take mail over LMTP until interrupted."""

    help = "Take mail over LMTP (RFC 2033), as the last hop of your own mail server."

    def handle(self, *_args: object, **_options: object) -> None:
        """Say where it listens, then listen."""
        host, port = settings.LMTP
        self.stdout.write(f"Taking mail over LMTP at {host}:{port}.")
        self.stdout.flush()
        asyncio.run(serve(host, port))
