"""What happens to the deadlines of a case.

Called by casework with the case locked; casework then carries the nearest due time
into the case. Every change is a line in the journal.
"""

from __future__ import annotations

from answerable.clock.actions.carrying import carry, give_back, meet_for
from answerable.clock.actions.deadlines import (
    change,
    meet,
    pause,
    restart,
    resume,
    start,
    stop,
)

__all__ = [
    "carry",
    "change",
    "give_back",
    "meet",
    "meet_for",
    "pause",
    "restart",
    "resume",
    "start",
    "stop",
]
