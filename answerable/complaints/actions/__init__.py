"""What can be done to a complaint; called by casework only, with its case locked.

Every action saves what changed and appends one line to the journal of the case: codes
and ids, no name, no word.
"""

from __future__ import annotations

from answerable.complaints.actions.deciding import add_issue, find, remove_issue
from answerable.complaints.actions.learning import add_learning, complete_learning
from answerable.complaints.actions.opening import begin, concern
from answerable.complaints.actions.remedies import (
    add_remedy,
    complete_remedy,
    put_off,
)
from answerable.complaints.actions.stages import (
    acknowledge,
    close,
    escalate,
    exclude,
    extend,
    investigate,
    merge,
    refer,
    respond,
    resume,
    withdraw,
)

__all__ = [
    "acknowledge",
    "add_issue",
    "add_learning",
    "add_remedy",
    "begin",
    "close",
    "complete_learning",
    "complete_remedy",
    "concern",
    "escalate",
    "exclude",
    "extend",
    "find",
    "investigate",
    "merge",
    "put_off",
    "refer",
    "remove_issue",
    "respond",
    "resume",
    "withdraw",
]
