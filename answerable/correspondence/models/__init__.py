"""What we write, and the answers that are kept to be written again."""

from __future__ import annotations

from answerable.correspondence.models.answers import AnswerVersion, SavedAnswer
from answerable.correspondence.models.letters import Delivery, Dispatch

__all__ = ["AnswerVersion", "Delivery", "Dispatch", "SavedAnswer"]
