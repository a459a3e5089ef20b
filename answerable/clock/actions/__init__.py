"""What happens to the deadlines of a case, and to what was promised in it.

Called by casework with the case locked; casework then carries the nearest due time
into the case. Every change is a line in the journal.
"""

from __future__ import annotations

from answerable.clock.actions.carrying import (
    carry,
    give_back,
    meet_for,
    tell_again_for,
)
from answerable.clock.actions.commitments import (
    carry_promises,
    end_promise,
    give_promises_back,
    hand_promise,
    promise,
)
from answerable.clock.actions.deadlines import (
    change,
    drop,
    extend,
    meet,
    pause,
    restart,
    resume,
    run_on,
    start,
    stop,
    tell_again,
)

__all__ = [
    "carry",
    "carry_promises",
    "change",
    "drop",
    "end_promise",
    "extend",
    "give_back",
    "give_promises_back",
    "hand_promise",
    "meet",
    "meet_for",
    "pause",
    "promise",
    "restart",
    "resume",
    "run_on",
    "start",
    "stop",
    "tell_again",
    "tell_again_for",
]
