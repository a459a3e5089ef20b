"""Cases and what was said in them, who may see them, and the journal."""

from __future__ import annotations

from answerable.cases.models.case import Case, CaseAccess, CaseLink, SummaryVersion
from answerable.cases.models.interaction import Attachment, Interaction
from answerable.cases.models.journal import JournalEntry

__all__ = [
    "Attachment",
    "Case",
    "CaseAccess",
    "CaseLink",
    "Interaction",
    "JournalEntry",
    "SummaryVersion",
]
