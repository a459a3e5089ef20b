"""How much time is left, in words that need no calendar.

``due_in_words`` says it, ``due_tag_of`` adds how a tag looks: its colour, its icon and
its words, so that nobody has to tell colours apart. The days are those of the zone.
"""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from typing import TypedDict

from django.utils.formats import date_format
from django.utils.translation import gettext as _, ngettext, pgettext

from answerable.cases.models.case import Case
from answerable.cases.workflow import OPEN, State

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
SOON = 4 * HOUR
ENDED_ICONS = {State.WITHDRAWN: "undo-2", State.MERGED: "merge"}


class Tag(TypedDict):
    """What the tag ``face.tag`` shows."""

    kind: str
    icon: str
    text: str


def due_tag_of(state: str, due: datetime | None, *, now: datetime, zone: tzinfo) -> Tag:
    """Return how a case stands towards its time limit."""
    if state not in OPEN:
        return _ended(State(state))
    if due is None:
        return _without_limit(State(state))
    words = due_in_words(due, now=now, zone=zone, is_short=True)
    if due < now:
        return Tag(kind="bad", icon="triangle-alert", text=words)
    today = due.astimezone(zone).date() == now.astimezone(zone).date()
    urgent = today or due - now < SOON
    return Tag(kind="warn" if urgent else "info", icon="clock", text=words)


def due_in_words(
    due: datetime, *, now: datetime, zone: tzinfo, is_short: bool = False
) -> str:
    """Return words such as "Due in 2 hours", "Due tomorrow" or "1 day late".

    A later day is "Tuesday 24 November", or, short, "Tue 24 Nov".
    """
    left = due - now
    if left < timedelta():
        return _late(-left)
    if left < SOON:
        return _soon(left)
    return _on_a_day(due.astimezone(zone), now.astimezone(zone), is_short=is_short)


def _ended(state: State) -> Tag:
    words = dict(Case._meta.get_field("state").flatchoices)[state]
    icon = ENDED_ICONS.get(state, "circle-check")
    return Tag(kind="" if state in ENDED_ICONS else "ok", icon=icon, text=str(words))


def _without_limit(state: State) -> Tag:
    if state is State.WAITING_PERSON:
        return Tag(kind="", icon="pause", text=_("Waiting for the person"))
    return Tag(kind="", icon="clock", text=_("No time limit"))


def _late(by: timedelta) -> str:
    if by < HOUR:
        minutes = max(1, by // MINUTE)
        said = ngettext("%(count)s minute late", "%(count)s minutes late", minutes)
        return said % {"count": minutes}
    if by < DAY:
        hours = by // HOUR
        said = ngettext("%(count)s hour late", "%(count)s hours late", hours)
        return said % {"count": hours}
    days = by // DAY
    return ngettext("%(count)s day late", "%(count)s days late", days) % {"count": days}


def _soon(left: timedelta) -> str:
    if left < HOUR:
        minutes = max(1, left // MINUTE)
        said = ngettext("Due in %(count)s minute", "Due in %(count)s minutes", minutes)
        return said % {"count": minutes}
    hours = left // HOUR
    said = ngettext("Due in %(count)s hour", "Due in %(count)s hours", hours)
    return said % {"count": hours}


def _on_a_day(due: datetime, now: datetime, *, is_short: bool) -> str:
    """Name the day of two moments that are in the reader's zone already."""
    ahead = (due.date() - now.date()).days
    if ahead == 0:
        # Translators: a format of Django's date filter, hours and minutes.
        time = date_format(due, pgettext("format of a time", "H:i"))
        return _("Due today %(time)s") % {"time": time}
    if ahead == 1:
        return _("Due tomorrow")
    this_year = due.year == now.year
    form = short_form() if is_short else _long_form(this_year=this_year)
    return _("Due %(day)s") % {"day": date_format(due, form)}


# Translators: formats of Django's date filter, with literal letters escaped.
def _long_form(*, this_year: bool) -> str:
    if this_year:
        return pgettext("format of a day of this year", "l j F")
    return pgettext("format of a day", "l j F Y")


def short_form() -> str:
    """Return how a day of this year is written where there is little room."""
    return pgettext("short format of a day", "D j M")
