"""Do the answers say that somebody is in danger? Then the page says whom to call now."""

from __future__ import annotations

from answerable.cases.indications import Indication, grounds_by
from answerable.cases.priority import Circumstance
from answerable.front.portal.writing import Writing


def tells_of_danger(writing: Writing) -> bool:
    """Tell whether an answer counts as danger, as it will once the request is sent."""
    service = writing.service
    if service is None:
        return False
    grounds = grounds_by(
        [Indication(**each) for each in service.indications],
        writing.draft.answers.get("answers", {}),
        impact=service.impact,
        urgency=service.urgency,
    )
    return Circumstance.DANGER in grounds.circumstances
