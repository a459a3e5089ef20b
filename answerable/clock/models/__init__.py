"""What we promise, and the time limits that run because of it."""

from __future__ import annotations

from answerable.clock.models.commitments import Commitment
from answerable.clock.models.deadlines import Deadline
from answerable.clock.models.ladders import EscalationLadder
from answerable.clock.models.standards import Kind, ServiceStandard

__all__ = ["Commitment", "Deadline", "EscalationLadder", "Kind", "ServiceStandard"]
