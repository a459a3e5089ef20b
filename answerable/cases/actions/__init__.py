"""What can be done to a case; called by casework only, with the case locked.

Every action saves what changed, appends one line to the journal and returns the
thing it made or changed.
"""

from __future__ import annotations

from answerable.cases.actions.alarming import raise_alarm
from answerable.cases.actions.case_tasks import (
    add_task,
    change_task,
    end_task,
    open_task,
)
from answerable.cases.actions.conversation import (
    Saying,
    note_lost_letter,
    record_message,
    say,
    take_back,
    take_back_note,
    tell,
)
from answerable.cases.actions.correcting import correct_case
from answerable.cases.actions.desk import (
    assign_case,
    change_language,
    change_person,
    change_service,
    change_summary,
    change_type,
    note_no_complaint,
    set_due,
)
from answerable.cases.actions.joining import (
    hear_for,
    join_cases,
    link_by_hand,
    split_case,
    take_apart,
    unlink_cases,
)
from answerable.cases.actions.looking import note_look, open_for
from answerable.cases.actions.opening import Opening, link_cases, open_case
from answerable.cases.actions.rating import rate_case
from answerable.cases.actions.reaching import ask_for_contact, change_contact
from answerable.cases.actions.representing import end_authority, grant_authority
from answerable.cases.actions.ruling import deny, undo_denial
from answerable.cases.actions.situations import capture_case, note_told, release_case
from answerable.cases.actions.snoozing import snooze, wake, wake_for_all
from answerable.cases.actions.states import (
    close_case,
    confirm_case,
    mark_responded,
    move_case,
    reopen_case,
    resolve_case,
    withdraw_case,
)

__all__ = [
    "Opening",
    "Saying",
    "add_task",
    "ask_for_contact",
    "assign_case",
    "capture_case",
    "change_contact",
    "change_language",
    "change_person",
    "change_service",
    "change_summary",
    "change_task",
    "change_type",
    "close_case",
    "confirm_case",
    "correct_case",
    "deny",
    "end_authority",
    "end_task",
    "grant_authority",
    "hear_for",
    "join_cases",
    "link_by_hand",
    "link_cases",
    "mark_responded",
    "move_case",
    "note_look",
    "note_lost_letter",
    "note_no_complaint",
    "note_told",
    "open_case",
    "open_for",
    "open_task",
    "raise_alarm",
    "rate_case",
    "record_message",
    "release_case",
    "reopen_case",
    "resolve_case",
    "say",
    "set_due",
    "snooze",
    "split_case",
    "take_apart",
    "take_back",
    "take_back_note",
    "tell",
    "undo_denial",
    "unlink_cases",
    "wake",
    "wake_for_all",
    "withdraw_case",
]
