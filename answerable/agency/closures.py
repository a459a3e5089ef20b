"""How much an office may be closed: a week opens at some time, a year on most days.

Promises count open days. A calendar that has hardly any names days that nobody means.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

MOST_A_YEAR = 80
FIRST_YEAR = 2000
YEARS_AHEAD = 20


def mistake_in_week(days: Iterable[Collection[object]]) -> str:
    """Return how to mend a week in which nobody ever works; nothing where it is right."""
    if any(days):
        return ""
    return _("No day has hours, so no promise would ever end. Write those of one day.")


def mistake_in_holidays(days: Iterable[date]) -> str:
    """Return what is wrong with the holidays of a calendar and how to mend it, or nothing.

    At most 80 days of a year, each once, from 2000 until twenty years from now.
    """
    times = Counter(days)
    for day, number in times.items():
        if number > 1:
            said = _("%(day)s stands there twice. Keep one of them.")
            return said % {"day": day.isoformat()}
    years = Counter(day.year for day in times)
    return next(filter(None, (_mistake_in_year(*each) for each in years.items())), "")


def _mistake_in_year(year: int, number: int) -> str:
    last = timezone.localdate().year + YEARS_AHEAD
    if not FIRST_YEAR <= year <= last:
        said = _(
            "No promise is counted in %(year)s. Write days from %(first)s to %(last)s."
        )
        return said % {"year": year, "first": FIRST_YEAR, "last": last}
    if number > MOST_A_YEAR:
        said = _(
            "%(year)s has %(number)s holidays. Leave out some: %(most)s a year at most,"
            " or change the hours of the week."
        )
        return said % {"year": year, "number": number, "most": MOST_A_YEAR}
    return ""
