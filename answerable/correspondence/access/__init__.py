"""Who may use and who may edit what is kept to be written again."""

from __future__ import annotations

from answerable.correspondence.access.answers import (
    answer_edited,
    answer_for,
    answers_of,
    check_may_edit,
    may_edit,
    may_edit_for_all,
    reached_teams,
)
from answerable.correspondence.access.signatures import (
    check_may_edit_signature,
    may_edit_signature,
)
from answerable.correspondence.access.texts import check_may_edit_text, may_edit_text

__all__ = [
    "answer_edited",
    "answer_for",
    "answers_of",
    "check_may_edit",
    "check_may_edit_signature",
    "check_may_edit_text",
    "may_edit",
    "may_edit_for_all",
    "may_edit_signature",
    "may_edit_text",
    "reached_teams",
]
