"""Days in words, as the office's wall calendar shows them: one way of writing them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import pgettext

# Languages that write the days of the week small, as Django's words for them do not.
SMALL = frozenset({"es"})


def day_in_words(moment: datetime, zone: str, language: str) -> str:
    """Return the day of a moment, such as "Tuesday 24 November 2026"."""
    return date_in_words(moment.astimezone(ZoneInfo(zone)), language)


def date_in_words(day: date, language: str) -> str:
    """Return a day of the calendar, such as "Tuesday 24 November 2026"."""
    with translation.override(language):
        # Translators: a format of Django's date filter, with literal letters escaped.
        words = date_format(day, pgettext("format of a day", "l j F Y"))
    return words.lower() if language in SMALL else words
