"""Days in words, as the office's wall calendar shows them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import pgettext


def day_in_words(moment: datetime, zone: str, language: str) -> str:
    """Return a day such as "Tuesday 24 November 2026"."""
    local = moment.astimezone(ZoneInfo(zone))
    with translation.override(language):
        # Translators: a format of Django's date filter, with literal letters escaped.
        return date_format(local, pgettext("format of a day", "l j F Y"))
