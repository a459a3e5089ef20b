"""Words on their way to a case: kept, sent in a moment, and put back into the composer.

A draft touches no case, so surfaces may call this directly. Whoever locks a draft and a
case locks the draft first.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from answerable.agency.models import Staff
from answerable.cases.models import Case
from answerable.correspondence.models import ComposerDraft
from answerable.correspondence.models.drafts import LEAVING

Kind = ComposerDraft.Kind


def drafts_in(case: Case) -> list[ComposerDraft]:
    """Return what is being written in a case, and what is about to leave it."""
    return list(case.composer_drafts.select_related("by").order_by("id"))


def lock_leaving(case: Case) -> ComposerDraft | None:
    """Return what is about to leave a case, locked; None where nothing is."""
    rows = ComposerDraft.objects.select_for_update(of=("self",)).select_related("by")
    return rows.filter(LEAVING, case=case).first()


def claim_leaving(now: datetime) -> ComposerDraft | None:
    """Return what has to leave by now and nobody holds, locked; the oldest first."""
    rows = ComposerDraft.objects.select_for_update(of=("self",), skip_locked=True)
    due = rows.filter(LEAVING, leaves_at__lte=now).order_by("leaves_at")
    return due.select_related("by", "case").first()


def let_leave(
    case: Case,
    *,
    by: Staff,
    kind: Kind,
    words: str,
    step: str,
    facts: Mapping[str, object],
    at: datetime,
) -> ComposerDraft:
    """Send what somebody wrote on its way: it leaves at this time."""
    draft = _own(case, by, kind) or ComposerDraft(case=case, by=by, kind=kind)
    draft.words, draft.step, draft.facts = words, step, dict(facts)
    draft.leaves_at, draft.came_back = at, ""
    _keep(draft)
    return draft


def put_back(draft: ComposerDraft, *, came_back: str = "") -> ComposerDraft:
    """Put a locked draft that was to leave back before its writer.

    What they have begun to write meanwhile stands below it.
    """
    if newer := _own(draft.case, draft.by, Kind(draft.kind)):
        draft.words = f"{draft.words}\n\n{newer.words}"
        newer.delete()
    draft.leaves_at, draft.came_back = None, came_back
    _keep(draft)
    return draft


def drop(case: Case, *, by: Staff, kind: Kind) -> None:
    """Throw away what somebody was writing: it was sent, or is not wanted."""
    case.composer_drafts.filter(by=by, kind=kind, leaves_at=None).delete()


def _own(case: Case, by: Staff, kind: Kind) -> ComposerDraft | None:
    rows = ComposerDraft.objects.select_for_update()
    return rows.filter(case=case, by=by, kind=kind, leaves_at=None).first()


def _keep(draft: ComposerDraft) -> None:
    draft.version += 1
    draft.changed_at = timezone.now()
    draft.save()
