"""How a promised day came about, in sentences that anybody can check on a wall calendar.

The arithmetic explains itself by a record without words (``lib.worktime.Explained``);
here it speaks, to the person or to those who work for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _, ngettext

from answerable.front.shared.days import day_here
from answerable.front.shared.times import time_in_words
from answerable.lib.worktime import Explained, Unit

MOST_NAMED = 5
HOUR = timedelta(hours=1)


def counted_in_words(story: Explained, *, to_person: bool) -> list[str]:
    """Return what was counted, then what was not, a sentence each."""
    return [_counted(story), *_paused(story, to_person=to_person), *_closed(story)]


def extended_in_words(extended: int, unit: str) -> list[str]:
    """Return by how much a promise was extended, which the count above includes."""
    if not extended:
        return []
    said = _("This is %(time)s more than we promised at first.")
    return [said % {"time": time_in_words(extended, unit)}]


def _counted(story: Explained) -> str:
    count = story.amount
    said = {
        Unit.HOUR: ngettext(
            "%(count)d hour of our working time, counted from %(day)s.",
            "%(count)d hours of our working time, counted from %(day)s.",
            count,
        ),
        Unit.WORKING_DAY: ngettext(
            "%(count)d working day, counted from %(day)s.",
            "%(count)d working days, counted from %(day)s.",
            count,
        ),
        Unit.CALENDAR_DAY: ngettext(
            "%(count)d day, counted from %(day)s; every day counts.",
            "%(count)d days, counted from %(day)s; every day counts.",
            count,
        ),
        Unit.CALENDAR_MONTH: ngettext(
            "%(count)d month, counted from %(day)s.",
            "%(count)d months, counted from %(day)s.",
            count,
        ),
    }
    return said[story.unit] % {"count": count, "day": day_here(story.first_day)}


def _paused(story: Explained, *, to_person: bool) -> Iterator[str]:
    why = _("we waited for you") if to_person else _("we waited for the person")
    if days := story.paused_days:
        said = ngettext(
            "%(count)d day did not count: %(why)s.",
            "%(count)d days did not count: %(why)s.",
            days,
        )
        yield said % {"count": days, "why": why}
    elif hours := round(story.paused_time / HOUR):
        said = ngettext(
            "%(count)d hour of our working time did not count: %(why)s.",
            "%(count)d hours of our working time did not count: %(why)s.",
            hours,
        )
        yield said % {"count": hours, "why": why}


def _closed(story: Explained) -> Iterator[str]:
    closed = story.holidays
    for day in closed[:MOST_NAMED]:
        yield _("%(day)s did not count: we are closed.") % {"day": day_here(day)}
    if more := len(closed[MOST_NAMED:]):
        said = ngettext(
            "Nor did %(count)d more day on which we are closed.",
            "Nor did %(count)d more days on which we are closed.",
            more,
        )
        yield said % {"count": more}
