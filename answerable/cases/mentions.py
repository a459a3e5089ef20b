"""Whom a note is for: colleagues named by ``@`` and their user name, and what waits.

Only whoever may read a case can be named in it. Reading is said by a button, so that a
look at the page loses nothing; it touches no case, and surfaces say it directly.
"""

from __future__ import annotations

import re

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from answerable.agency.models import Staff
from answerable.cases.access import visible_to
from answerable.cases.models import Case, Mention
from answerable.cases.models.mention import UNREAD
from answerable.lib.rows import fetch_with

# Not inside an address: what stands before the sign is no part of a word.
NAMED = re.compile(r"(?<![\w.+-])@(\w[\w.+-]*\w|\w)")
# Written out, since it is asked for every page of a case; the index is mention_unread.
UNREAD_IN = """
WHERE cases_mention.staff_id = %s AND cases_mention.read_at IS NULL
AND cases_mention.case_id = %s AND cases_mention.kind <> 'opened' ORDER BY cases_mention.id DESC
"""


def names_in(words: str) -> list[str]:
    """Return the user names that a note names, each once, as they are written."""
    return list(dict.fromkeys(NAMED.findall(words)))


def colleagues_named(words: str, case: Case) -> dict[str, Staff]:
    """Return by name whom a note names, of those who may read its case."""
    names = names_in(words)
    known = Staff.objects.filter(username__in=names, is_active=True)
    return {each.username: each for each in known if may_read(each, case)}


def may_read(staff: Staff, case: Case) -> bool:
    """Tell whether a member of staff finds a case."""
    return visible_to(staff).filter(pk=case.pk).exists()


def unread_of(staff: Staff) -> QuerySet[Mention]:
    """Return what is for a member of staff and not read yet, the newest first.

    Of a case that they may not read any more, they are not told.
    """
    waiting = Mention.objects.filter(UNREAD, staff=staff, case__in=visible_to(staff))
    waiting = waiting.exclude(kind=Mention.Kind.OPENED)
    return waiting.select_related("case", "by", "note").order_by("-id")


def unread_in(case: Case, staff: Staff) -> list[Mention]:
    """Return the same in one case, which its reader has before them."""
    values = [staff.pk, case.pk]
    found: list[Mention] = fetch_with(
        connection, Mention, ["by", "note"], UNREAD_IN, values
    )
    for mention in found:
        mention.case = case
    return found


def unread_out_of_sight(staff: Staff) -> QuerySet[Mention]:
    """Return what is for a member of staff of cases that they may not read any more."""
    notes = Mention.objects.exclude(kind=Mention.Kind.OPENED)
    return notes.filter(UNREAD, staff=staff).exclude(case__in=visible_to(staff))


def unread_looks(staff: Staff) -> QuerySet[Mention]:
    """Return the looks at restricted cases of which somebody is told, the newest first.

    Also of cases that they may not read themselves: they watch over them all the same.
    """
    opened = Mention.objects.filter(UNREAD, staff=staff, kind=Mention.Kind.OPENED)
    return opened.select_related("case", "by", "access").order_by("-id")


def mark_as_read(staff: Staff, *numbers: int) -> int:
    """Note that somebody has read what is for them; return how much was unread."""
    own = Mention.objects.filter(UNREAD, staff=staff, pk__in=numbers)
    return own.update(read_at=timezone.now())
