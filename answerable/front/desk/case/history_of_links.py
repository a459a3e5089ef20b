"""What the journal of a case says of other cases, in plain words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from answerable.cases.models import CaseLink, JournalEntry
from answerable.casework.earlier import REASON as REPORTED_BEFORE
from answerable.front.desk.names import Names

Links = CaseLink.Kind


def _followed(*, is_follower: bool) -> str:
    if is_follower:
        return _("Its person follows an earlier report of the same")
    return _("Somebody reported the same, and follows this one")


def linked(entry: JournalEntry, _names: Names) -> str:
    kind, is_above = entry.after.get("kind"), "to" in entry.after
    if kind == Links.RELATED:
        return _("Linked with another case")
    if kind == Links.PART_OF:
        return (
            _("Now a part of another case")
            if is_above
            else _("Another case is a part of this one now")
        )
    if kind == Links.ARISES_FROM:
        return _("Grown out of another case, with its words")
    return _("Linked with an earlier case")


def unlinked(entry: JournalEntry, _names: Names) -> str:
    if entry.reason != "whole_has_ended":
        return _("Not linked with another case any more")
    if "to" in entry.after:
        return _("Goes on by itself: the case that it was a part of has ended")
    return _("A part of it goes on by itself, because this case has ended")


def joined(entry: JournalEntry, _names: Names) -> str:
    if entry.reason == REPORTED_BEFORE:
        return _followed(is_follower="to" in entry.after)
    if "to" in entry.after:
        return _("Joined with another case, which goes on")
    return _("Another case is joined with this one now")
