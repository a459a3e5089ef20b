"""Edit what is kept beside cases: views over the queue, and checklists."""

from __future__ import annotations

from answerable.cases.policy.checklists import put_checklist
from answerable.cases.policy.views import (
    Looking,
    archive_view,
    bring_back_view,
    edit_view,
    keep_view,
)

__all__ = [
    "Looking",
    "archive_view",
    "bring_back_view",
    "edit_view",
    "keep_view",
    "put_checklist",
]
