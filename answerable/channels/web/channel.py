"""The web as a channel: what was typed comes in; what we say is on the case's page."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

from answerable.channels.message import Arrival, Inbound, Outbound, Receipt
from answerable.channels.web.parse import parse


class WebChannel:
    """Reads documents of the web form."""

    name = "web"

    def read(self, arrival: Arrival) -> Inbound:
        """Understand a document."""
        return parse(arrival)

    def in_a_row(self) -> AbstractContextManager[None]:
        """Set up nothing: messages share nothing."""
        return nullcontext()

    def send(self, outbound: Outbound) -> Receipt:
        """Accept at once: the page of the case shows it to whoever comes."""
        return Receipt(accepted=True, said=f"shown on the page: {outbound.message_id}")
