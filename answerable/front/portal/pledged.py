"""A promise of one of us in the words of the page that its person sees."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from answerable.clock.models import Commitment
from answerable.front.shared.days import day_here

Ending = Commitment.Ending


@dataclass(frozen=True)
class Told:
    """What was promised, where it stands, why it changed; and how its mark looks."""

    what: str
    state: str
    mark: str
    kind: str
    icon: str
    reason: str = ""


def told_of(promise: Commitment) -> Told:
    """Return a promise as its person reads it."""
    state = _state(promise)
    before = promise.renews
    reason = promise.reason or (before.reason if before else "")
    return Told(promise.what, state, *_mark(promise), reason)


def _state(promise: Commitment) -> str:
    due, ended = day_here(promise.due_on), day_here(promise.ended_at)
    if promise.ending == Ending.KEPT:
        return _("Promised by %(due)s, kept on %(day)s.") % {"due": due, "day": ended}
    if promise.ending == Ending.DROPPED:
        return _("We took this promise back on %(day)s.") % {"day": ended}
    if promise.is_broken:
        said = _("We promised this by %(day)s and have not kept it yet. We are sorry.")
        return said % {"day": due}
    return _("You have this by %(day)s.") % {"day": due}


def _mark(promise: Commitment) -> tuple[str, str, str]:
    """Return the words, the kind and the icon of the mark beside a promise."""
    if promise.ending == Ending.KEPT:
        return _("Kept"), "ok", "circle-check"
    if promise.ending == Ending.DROPPED:
        return _("Taken back"), "", "x"
    if promise.is_broken:
        return _("Not kept yet"), "bad", "triangle-alert"
    return _("Promised"), "info", "clock"
