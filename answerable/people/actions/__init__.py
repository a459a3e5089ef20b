"""What is kept of a person, and changed; casework calls it, with the person locked."""

from __future__ import annotations

from answerable.people.actions.changing import note_look
from answerable.people.actions.recognising import Caller, add_contact, recognise
from answerable.people.actions.remembering import forget, remember

__all__ = ["Caller", "add_contact", "forget", "note_look", "recognise", "remember"]
