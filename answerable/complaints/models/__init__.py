"""What the codes ask of a complaint beyond a case."""

from __future__ import annotations

from answerable.complaints.models.complaint import Complaint, StageRun
from answerable.complaints.models.findings import Issue, IssueFinding
from answerable.complaints.models.incident import SafetyIncident
from answerable.complaints.models.procedure import Procedure
from answerable.complaints.models.remedy import Remedy

__all__ = [
    "Complaint",
    "Issue",
    "IssueFinding",
    "Procedure",
    "Remedy",
    "SafetyIncident",
    "StageRun",
]
