"""The public side of a case: what its person, or the holder of its secret, sees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from answerable.agency.models import Service, Team
from answerable.cases.models import Case, Interaction
from answerable.cases.workflow import State
from answerable.lib.parties import IdentityLevel


@dataclass(frozen=True)
class FollowedCase:
    """One case as it may be shown outside: no note, no name that was not told."""

    pk: int
    reference: str
    state: State
    state_words: str
    case_type: str
    is_open: bool
    opened_at: datetime
    next_due: datetime | None
    resolved_at: datetime | None
    confirmed_at: datetime | None
    outcome_words: str
    outcome_reason: str
    service: Service | None
    team: Team | None
    level: IdentityLevel
    messages: tuple[Interaction, ...]


def public_side(case: Case, level: IdentityLevel) -> FollowedCase:
    """Return what may be shown of a case to whoever proved this level."""
    shown = case.interactions.exclude(kind=Interaction.Kind.NOTE)
    return FollowedCase(
        pk=case.pk,
        reference=case.reference,
        state=State(case.state),
        state_words=case.get_state_display(),
        case_type=case.case_type,
        is_open=case.is_open,
        opened_at=case.opened_at,
        next_due=case.next_due,
        resolved_at=case.resolved_at,
        confirmed_at=case.confirmed_at,
        outcome_words=case.get_outcome_display(),
        outcome_reason=case.outcome_reason,
        service=case.service,
        team=case.team,
        level=level,
        messages=tuple(shown.select_related("staff").prefetch_related("attachments")),
    )
