"""What the codes ask of a complaint beyond a case."""

from __future__ import annotations

from answerable.complaints.models.complaint import Complaint, StageRun
from answerable.complaints.models.conduct import Conduct, ConductWarning
from answerable.complaints.models.findings import Issue, IssueFinding
from answerable.complaints.models.incident import SafetyIncident
from answerable.complaints.models.learning import LearningAction
from answerable.complaints.models.procedure import Procedure
from answerable.complaints.models.remedy import Remedy
from answerable.complaints.models.restriction import (
    ContactRestriction,
    RestrictionReview,
)

__all__ = [
    "Complaint",
    "Conduct",
    "ConductWarning",
    "ContactRestriction",
    "Issue",
    "IssueFinding",
    "LearningAction",
    "Procedure",
    "Remedy",
    "RestrictionReview",
    "SafetyIncident",
    "StageRun",
]
