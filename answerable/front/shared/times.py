"""How long something takes, in words: a number and what it counts."""

from __future__ import annotations

from django.utils.translation import ngettext

from answerable.clock.models import ServiceStandard
from answerable.lib.worktime import Unit


def time_in_words(count: int, unit: str) -> str:
    """Return an amount of time such as "5 working days"."""
    said = {
        Unit.HOUR: ngettext(
            "%(count)d hour of our working time",
            "%(count)d hours of our working time",
            count,
        ),
        Unit.WORKING_DAY: ngettext(
            "%(count)d working day", "%(count)d working days", count
        ),
        Unit.CALENDAR_DAY: ngettext("%(count)d day", "%(count)d days", count),
        Unit.CALENDAR_MONTH: ngettext("%(count)d month", "%(count)d months", count),
    }
    return said[Unit(unit)] % {"count": count}


def time_of(standard: ServiceStandard) -> str:
    """Return how long a promise is, in words."""
    return time_in_words(standard.amount, standard.unit)
