"""What is kept of a person, and changed; casework calls it, with the person locked."""

from __future__ import annotations

from answerable.people.actions.changing import note_change, note_look
from answerable.people.actions.joining import join_people, part_people
from answerable.people.actions.reaching import (
    ask_for_contact,
    confirm_contact,
    forget_unconfirmed,
    stop_contact,
)
from answerable.people.actions.recognising import Caller, add_contact, recognise
from answerable.people.actions.remembering import (
    accept,
    ask_to_remember,
    decline,
    forget,
    remember,
)

__all__ = [
    "Caller",
    "accept",
    "add_contact",
    "ask_for_contact",
    "ask_to_remember",
    "confirm_contact",
    "decline",
    "forget",
    "forget_unconfirmed",
    "join_people",
    "note_change",
    "note_look",
    "part_people",
    "recognise",
    "remember",
    "stop_contact",
]
