"""``python -m bench.sink PORT FILE``: a mail server that notes Message-IDs, no more.

A note is on the disk's way before the sender hears 250, so that what was accepted was
counted, whatever happens to the sender then.
"""

from __future__ import annotations

import asyncio
import sys
from email import message_from_bytes
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session


class Sink:
    """Accepts everything."""

    def __init__(self, notes: Path) -> None:
        """Note into this file."""
        self.notes = notes.open("a", buffering=1)

    async def handle_DATA(  # noqa: N802  # aiosmtpd calls it by this name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Note the Message-ID, then accept."""
        mail = message_from_bytes(bytes(envelope.original_content or b""))
        self.notes.write(f"{mail['Message-ID']}\n")
        return "250 OK"


async def serve(port: int, notes: Path) -> None:
    """Listen until somebody stops us."""
    sink, loop = Sink(notes), asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(sink), "127.0.0.1", port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2])))
