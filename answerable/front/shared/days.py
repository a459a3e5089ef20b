"""A day as every page writes it: ``{{ due|day }}``, in the language of the page."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import get_language

from answerable.agency.dates import date_in_words, day_in_words
from answerable.agency.queries import get_zone


def day_here(at: date | datetime | None) -> str:
    """Return a day, or that of a moment where the office is; nothing for nothing."""
    language = get_language() or ""
    if at is None:
        return ""
    if isinstance(at, datetime):
        return day_in_words(at, get_zone(), language)
    return date_in_words(at, language)
