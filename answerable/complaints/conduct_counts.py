"""How often people were warned and limited, by quarter and kind of conduct: no names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Count
from django.db.models.functions import TruncQuarter

from answerable.agency.duty import today
from answerable.agency.queries import get_zone
from answerable.complaints.models import Conduct, ConductWarning, ContactRestriction

QUARTERS = 4
MONTHS = 3
YEAR = 12


@dataclass(frozen=True)
class Counted:
    """One kind of conduct in one quarter, by the first day of that."""

    quarter: date
    category: Conduct
    warnings: int
    restrictions: int

    @property
    def number(self) -> int:
        """Return which quarter of its year it is, from 1 to 4."""
        return (self.quarter.month - 1) // MONTHS + 1


def counts_by_quarter() -> list[Counted]:
    """Return this quarter and the three before it, the newest first; what was none is left out.

    A warning counts when it was sent, a restriction when it was decided.
    """
    since = earliest_quarter(today())
    warned = _counts(ConductWarning, since)
    limited = _counts(ContactRestriction, since)
    order = {category: place for place, category in enumerate(Conduct)}
    keys = sorted(
        warned.keys() | limited.keys(),
        key=lambda key: (-key[0].toordinal(), order[key[1]]),
    )
    return [Counted(*key, warned[key], limited[key]) for key in keys]


def earliest_quarter(day: date) -> date:
    """Return the first day of the quarter with which the counts of a day begin."""
    month = (day.month - 1) // MONTHS * MONTHS - (QUARTERS - 1) * MONTHS
    return date(day.year + month // YEAR, month % YEAR + 1, 1)


def _counts(
    model: type[ConductWarning | ContactRestriction], since: date
) -> Counter[tuple[date, Conduct]]:
    zone = ZoneInfo(get_zone())
    begun = datetime.combine(since, time.min, zone)
    quarter = TruncQuarter("at", tzinfo=zone)
    rows = model.objects.filter(at__gte=begun).values_list(quarter, "category")
    found = rows.annotate(number=Count("pk")).order_by()
    return Counter(
        {(day.date(), Conduct(category)): number for day, category, number in found}
    )
