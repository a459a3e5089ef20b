"""How long things are kept, as it is today, and how everything is taken out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from answerable.casework.periods import STAYING, Period, ending, thrown_away
from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.setup.doors import setup_page

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True)
class Line:
    """A period in words; ``place`` is where it is written down."""

    what: str
    lasts: str
    then: str
    place: str


@require_safe
@setup_page
def periods(request: DeskRequest) -> HttpResponse:
    """Show what is thrown away when, what ends, and what stays."""
    shown = {
        "thrown_away": _lines(thrown_away()),
        "ending": _lines(ending()),
        "staying": STAYING,
    }
    return show(request, "desk/setup/periods.html", shown)


def _lines(periods: Iterable[Period]) -> list[Line]:
    return [
        Line(str(each.what), in_words(each.lasts), str(each.then), each.place)
        for each in periods
    ]


def in_words(lasts: timedelta) -> str:
    """Return a time of whole days, else of whole hours."""
    if lasts >= DAY:
        days = lasts // DAY
        return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}
    hours = lasts // HOUR
    return ngettext("%(hours)s hour", "%(hours)s hours", hours) % {"hours": hours}
