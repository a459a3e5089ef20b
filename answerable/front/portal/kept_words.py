"""How well a promise was kept last month, and what is late now, in sentences."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _, ngettext

from answerable.clock.kept import Kept, month_before


def answers_in_words(kept: Kept) -> str:
    """Return how many answers of last month came in time."""
    if not kept.judged:
        return _("%(month)s: no answer was given.") % {"month": _last_month()}
    said = _("%(month)s: %(met)d of %(all)d answers in time, %(percent)d of 100.")
    return said % _figures(kept)


def times_in_words(kept: Kept) -> str:
    """Return how many times of last month something was done in time."""
    if not kept.judged:
        return _("%(month)s: there was no occasion.") % {"month": _last_month()}
    said = _("%(month)s: %(met)d of %(all)d times in time, %(percent)d of 100.")
    return said % _figures(kept)


def late_answers_in_words(kept: Kept) -> str:
    """Return how many answers are late now; nothing where none is."""
    said = ngettext(
        "%(count)d answer is late now.", "%(count)d answers are late now.", kept.late
    )
    return said % {"count": kept.late} if kept.late else ""


def late_in_words(kept: Kept) -> str:
    """Return in how many cases it is late now; nothing where it is in none."""
    said = ngettext(
        "It is late in %(count)d case now.",
        "It is late in %(count)d cases now.",
        kept.late,
    )
    return said % {"count": kept.late} if kept.late else ""


def _figures(kept: Kept) -> dict[str, object]:
    return {
        "month": _last_month(),
        "met": kept.met,
        "all": kept.judged,
        "percent": kept.percent,
    }


def _last_month() -> str:
    """Return the last whole month and its year, in words."""
    month, _this = month_before(timezone.now())
    return date_format(month, "F Y")
