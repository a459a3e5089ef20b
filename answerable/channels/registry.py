"""Every channel; to add one, write its folder and a line here."""

from __future__ import annotations

from answerable.channels.email.channel import EmailChannel
from answerable.channels.protocols import Channel
from answerable.channels.web.channel import WebChannel

CHANNELS: dict[str, Channel] = {
    channel.name: channel for channel in (WebChannel(), EmailChannel())
}
