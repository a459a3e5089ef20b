"""Edit what is kept to be written again; each change is a version."""

from __future__ import annotations

from answerable.correspondence.policy.answers import (
    Wording,
    archive_answer,
    bring_back_answer,
    count_uses,
    edit_answer,
    keep_answer,
    put_answer,
    restore_answer,
)
from answerable.correspondence.policy.signatures import (
    SignedWith,
    put_signature,
    restore_signature,
    write_signature,
)
from answerable.correspondence.policy.texts import (
    put_text,
    restore_text,
    retire_text,
    write_text,
)

__all__ = [
    "SignedWith",
    "Wording",
    "archive_answer",
    "bring_back_answer",
    "count_uses",
    "edit_answer",
    "keep_answer",
    "put_answer",
    "put_signature",
    "put_text",
    "restore_answer",
    "restore_signature",
    "restore_text",
    "retire_text",
    "write_signature",
    "write_text",
]
