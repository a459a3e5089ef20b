"""Every channel; to add one, write its folder and a line here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from answerable.channels.email.channel import EmailChannel
from answerable.channels.protocols import Channel
from answerable.channels.web.channel import WebChannel

CHANNELS: dict[str, Channel] = {
    channel.name: channel for channel in (WebChannel(), EmailChannel())
}


@contextmanager
def in_a_row() -> Iterator[None]:
    """Send several messages inside, by whatever channel."""
    with ExitStack() as stack:
        for channel in CHANNELS.values():
            stack.enter_context(channel.in_a_row())
        yield
