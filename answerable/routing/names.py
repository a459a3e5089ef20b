"""What the conditions of a rule can name in every house, whatever it has set up."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from answerable.channels.registry import CHANNELS
from answerable.people.models import AdjustmentNeed
from answerable.routing.facts import CLOSED, OPEN, WEEKDAYS

FIXED_NAMES: Mapping[str, Collection[str]] = {
    "channel": tuple(CHANNELS),
    "hours": (OPEN, CLOSED),
    "weekday": WEEKDAYS,
    "needs": AdjustmentNeed.Kind.values,
}
