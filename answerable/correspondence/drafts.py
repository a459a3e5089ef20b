"""Words on their way to a case: kept, taken over, sent in a moment, and put back.

Everybody has a draft of their own in each part of the composer, and colleagues see it;
``seen`` is the version that its writer has before them, 0 where there was none. A draft
touches no case, so surfaces may call this directly. Whoever locks a draft and a case locks
the draft first, and several drafts by their keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.cases.models import Case
from answerable.correspondence.models import ComposerDraft
from answerable.correspondence.models.drafts import LEAVING
from answerable.lib.errors import Stale
from answerable.lib.rows import fetch_with

Kind = ComposerDraft.Kind
DRAFTS_LIVE = timedelta(days=30)
BATCH = 500
# Written out, since it is asked for every page of a case.
WRITTEN_IN = """
WHERE correspondence_composerdraft.case_id = %s ORDER BY correspondence_composerdraft.id
"""


def drafts_in(case: Case) -> list[ComposerDraft]:
    """Return what is being written in a case, and what is about to leave it."""
    found: list[ComposerDraft] = fetch_with(
        connection, ComposerDraft, ["by"], WRITTEN_IN, [case.pk]
    )
    return found


def came_back_to(staff: Staff) -> QuerySet[ComposerDraft]:
    """Return what somebody sent and could not leave, the newest first."""
    returned = staff.composer_drafts.exclude(came_back="").select_related("case")
    return returned.order_by("-id")


@transaction.atomic
def keep_draft(
    case: Case,
    *,
    by: Staff,
    kind: Kind,
    words: str,
    facts: Mapping[str, object],
    seen: int,
    before: str = "",
) -> int:
    """Keep what somebody has written so far; return its version, 0 where it is empty.

    ``before`` is what they sent last and never heard of: it may have been kept, and only
    the answer was lost. Raises Stale where the draft was changed, taken over or sent
    elsewhere meanwhile.
    """
    draft = _own(case, by, kind) or ComposerDraft(case=case, by=by, kind=kind)
    was_kept_unheard = bool(draft.pk) and draft.words in {words, before}
    if draft.version != seen and not was_kept_unheard:
        _refuse_outdated()
    if words.strip():
        draft.words, draft.facts, draft.came_back = words, dict(facts), ""
        _keep_first(draft)
        return draft.version
    if draft.pk:
        draft.delete()
    return 0


@transaction.atomic
def take_over(case: Case, pk: int, *, by: Staff, seen: int) -> ComposerDraft:
    """Go on writing what a colleague began; one's own words stand above it.

    Raises Stale where the colleague wrote on or sent it meanwhile.
    """
    rows = case.composer_drafts.filter(leaves_at=None).order_by("id")
    drafts = {draft.pk: draft for draft in rows.select_for_update()}
    draft = drafts.get(pk)
    if draft is None or draft.version != seen or draft.by_id == by.pk:
        hint = _("This draft changed meanwhile. Look at it again, then take it over.")
        raise Stale(code="draft-changed", hint=hint)
    if own := _own(case, by, Kind(draft.kind)):
        draft.words = f"{own.words}\n\n{draft.words}"
        own.delete()
    draft.by = by
    _keep(draft)
    return draft


@transaction.atomic
def carry_to_ending(case: Case, *, by: Staff, words: str, seen: int) -> ComposerDraft:
    """Make what somebody wrote to the person the reason with which they resolve.

    It stands below what they had written there. Their draft of the message goes, unless
    there is more in it than they had before them.
    """
    ending = _own(case, by, Kind.ENDING)
    ending = ending or ComposerDraft(case=case, by=by, kind=Kind.ENDING)
    if words not in ending.words:
        ending.words = f"{ending.words}\n\n{words}".strip()
    _keep_first(ending)
    message = _own(case, by, Kind.MESSAGE)
    if message and (message.version == seen or message.words.strip() == words):
        message.delete()
    return ending


def purge_drafts(now: datetime) -> int:
    """Throw away a batch of what nobody wrote on for 30 days; return how many."""
    old = ComposerDraft.objects.filter(leaves_at=None, changed_at__lt=now - DRAFTS_LIVE)
    count, _by_kind = ComposerDraft.objects.filter(pk__in=old[:BATCH]).delete()
    return count


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


def _keep_first(draft: ComposerDraft) -> None:
    """Keep a draft of which there may be one already, in another window."""
    try:
        with transaction.atomic():
            _keep(draft)
    except IntegrityError:
        _refuse_outdated()


def _refuse_outdated() -> None:
    hint = _(
        "These words were changed, taken over or sent elsewhere, so they are not kept"
        " as a draft any more. They are still here: load the page to see what is new."
    )
    raise Stale(code="draft-changed", hint=hint)


def _keep(draft: ComposerDraft) -> None:
    draft.version += 1
    draft.changed_at = timezone.now()
    draft.save()
