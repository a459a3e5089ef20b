"""What we write, what is still being written, and answers to be written again."""

from __future__ import annotations

from answerable.correspondence.models.answers import AnswerVersion, SavedAnswer
from answerable.correspondence.models.drafts import ComposerDraft
from answerable.correspondence.models.letters import Delivery, Dispatch
from answerable.correspondence.models.signatures import Signature, SignatureVersion
from answerable.correspondence.models.texts import LetterText, TextVersion

__all__ = [
    "AnswerVersion",
    "ComposerDraft",
    "Delivery",
    "Dispatch",
    "LetterText",
    "SavedAnswer",
    "Signature",
    "SignatureVersion",
    "TextVersion",
]
