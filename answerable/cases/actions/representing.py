"""Who acts for the person of a case."""

from __future__ import annotations

from django.utils import timezone

from answerable.agency.models import Staff
from answerable.cases.actors import staff_actor
from answerable.cases.journal import keep_with, record
from answerable.cases.models import Case, Representative


def grant_authority(case: Case, acting: Representative, *, by: Staff) -> Representative:
    """Let somebody act for the person of a case; the journal has codes and their id."""
    keep_with(case, acting)
    after = {
        "representative": acting.pk,
        "role": acting.role,
        "all": acting.is_for_all,
        "proof": acting.proof,
        "told": acting.told,
        "from": acting.first_day.isoformat(),
        "until": acting.last_day.isoformat() if acting.last_day else None,
    }
    record(case, actor=staff_actor(by), what="authority_granted", after=after)
    return acting


def end_authority(case: Case, acting: Representative, *, by: Staff) -> Representative:
    """Let somebody act no more, from this moment."""
    acting.ended_by, acting.ended_at = by, timezone.now()
    acting.save(update_fields=["ended_by", "ended_at"])
    after = {"representative": acting.pk}
    record(case, actor=staff_actor(by), what="authority_ended", after=after)
    return acting
