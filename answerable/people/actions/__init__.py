"""What is kept of a person, and changed; casework calls it, with the person locked."""

from __future__ import annotations

from answerable.people.actions.changing import note_look
from answerable.people.actions.joining import join_people, part_people
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
    "ask_to_remember",
    "decline",
    "forget",
    "join_people",
    "note_look",
    "part_people",
    "recognise",
    "remember",
]
