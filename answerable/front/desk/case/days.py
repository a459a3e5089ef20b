"""A day by which something is to be done, as a page shows it: late, today, or later."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, pgettext

from answerable.front.shared.days import day_here
from answerable.front.shared.pieces import tag


def due_day(day: date | None) -> SafeString:
    """Show a day by which something is due, by the clock of the agency."""
    if day is None:
        return SafeString()
    today = timezone.localdate()
    if day == today:
        return tag(pgettext("task", "Due today"), kind="warn", icon="clock")
    named = {"day": day_here(day)}
    if day < today:
        return tag(_("Late: %(day)s") % named, kind="bad", icon="triangle-alert")
    return tag(_("Due %(day)s") % named, icon="calendar-days")
