"""When something was, in words that need no calendar: the time of today, else the day.

``Moments`` tells many moments as seen from one; what they share it asks for once.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

from django.utils import dateformat, timezone
from django.utils.translation import gettext as _, pgettext


class Moments:
    """Tells moments in the language and the time zone of whoever reads now."""

    def __init__(self, today: str = "") -> None:
        """Take this moment as the one that others are seen from."""
        self._named_today = today or _("Today %(time)s")
        self._zone = timezone.get_current_timezone()
        self._today = timezone.now().astimezone(self._zone).date()
        # Translators: formats of Django's date filter, with literal letters escaped.
        self._clock = pgettext("format of a time", "H:i")
        self._day = cache(self._named)

    def tell(self, at: datetime) -> str:
        """Return when it was: the time of today, else the day, else also the year."""
        return self.tell_both(at)[1]

    def tell_both(self, at: datetime) -> tuple[str, str]:
        """Return when it was, as machines read it and as people do."""
        local = at.astimezone(self._zone)
        # Of a time alone, which spares asking whether the day has such an hour.
        time = dateformat.time_format(local.time(), self._clock)
        return local.isoformat(), self._day(local.date()) % {"time": time}

    def _named(self, day: date) -> str:
        """Return a day as a text in which the time is still missing."""
        if day == self._today:
            return self._named_today
        if day.year == self._today.year:
            form = pgettext("format of a short day", "j M")
        else:
            form = pgettext("format of a short day and year", "j M Y")
        said = dateformat.format(day, form).replace("%", "%%")
        return f"{said}, %(time)s"
