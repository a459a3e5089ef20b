"""The public side of a case: what its person, or the holder of its secret, sees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from answerable.agency.models import Service, Team
from answerable.cases.models import Case, Interaction, JournalEntry
from answerable.cases.workflow import State
from answerable.lib.parties import IdentityLevel

# The reason, in the journal, why its person took a case back.
FIXED_ALREADY = "fixed_already"


@dataclass(frozen=True)
class FollowedCase:
    """One case as it may be shown outside: no note, no name that was not told."""

    pk: int
    reference: str
    state: State
    state_words: str
    case_type: str
    is_open: bool
    is_fixed: bool  # its person ended it: it is solved already
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
        is_fixed=_is_fixed(case),
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


def _is_fixed(case: Case) -> bool:
    """Tell whether the person took it back because it is solved; the journal knows."""
    if case.state != State.WITHDRAWN:
        return False
    taken_back = JournalEntry.objects.filter(case_id=case.pk, what="withdrawn")
    last = taken_back.order_by("-number").values_list("reason", flat=True).first()
    return last == FIXED_ALREADY
