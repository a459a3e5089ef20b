"""What a channel must be able to do."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from answerable.channels.message import Arrival, Inbound, Outbound, Receipt


class Channel(Protocol):
    """Translates; it knows nothing of cases, people or pages."""

    name: str

    def read(self, arrival: Arrival) -> Inbound:
        """Understand what arrived.

        Raises ChannelTrouble, not temporary, for what can never be understood.
        """

    def in_a_row(self) -> AbstractContextManager[None]:
        """Send several messages inside: what they share is set up once."""

    def send(self, outbound: Outbound) -> Receipt:
        """Hand a message to the outside. Raises ChannelTrouble where it is not taken."""
