"""Cases and what was said in them, who may see them, and the journal."""

from __future__ import annotations

from answerable.cases.models.alarm import Alarm
from answerable.cases.models.case import Case
from answerable.cases.models.case_access import CaseAccess
from answerable.cases.models.case_task import CaseTask
from answerable.cases.models.checklist import Checklist
from answerable.cases.models.imported import ImportedRow
from answerable.cases.models.interaction import Attachment, Interaction
from answerable.cases.models.journal import JournalEntry
from answerable.cases.models.links import CaseLink
from answerable.cases.models.mention import Mention
from answerable.cases.models.presence import Presence
from answerable.cases.models.representative import Representative
from answerable.cases.models.situation import Situation, SituationStatus
from answerable.cases.models.snooze import Snooze
from answerable.cases.models.versions import RequestVersion, SummaryVersion
from answerable.cases.models.views import SavedView

__all__ = [
    "Alarm",
    "Attachment",
    "Case",
    "CaseAccess",
    "CaseLink",
    "CaseTask",
    "Checklist",
    "ImportedRow",
    "Interaction",
    "JournalEntry",
    "Mention",
    "Presence",
    "Representative",
    "RequestVersion",
    "SavedView",
    "Situation",
    "SituationStatus",
    "Snooze",
    "SummaryVersion",
]
