"""A day by which something is to be done, as a page shows it: late, today, or later."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, pgettext

from answerable.front.shared.days import day_here
from answerable.front.shared.dues import short_form
from answerable.front.shared.pieces import tag


def due_day(day: date | None) -> SafeString:
    """Show a day by which something is due, by the clock of the agency."""
    if day is None:
        return SafeString()
    today = timezone.localdate()
    if day == today:
        return tag(pgettext("task", "Due today"), kind="warn", icon="clock")
    if day == today + timedelta(days=1):
        return tag(_("Due tomorrow"), icon="calendar-days")
    is_near = day.year == today.year
    named = {"day": date_format(day, short_form()) if is_near else day_here(day)}
    if day < today:
        return tag(_("Late: %(day)s") % named, kind="bad", icon="triangle-alert")
    return tag(_("Due %(day)s") % named, icon="calendar-days")
