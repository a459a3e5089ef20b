"""Until when a case is put off."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.agency.queries import get_zone
from answerable.cases.models import Case
from answerable.cases.snoozes import LONGEST
from answerable.front.desk.forms.days import day_field
from answerable.front.desk.forms.step import StepForm

CLOCK = "%H:%M"
MORNING = time(8)


class SnoozeForm(StepForm):
    """Asks until which day and time; tomorrow morning is offered."""

    name = "snooze"
    day = day_field(
        _("Until which day?"),
        missing=_("Choose a day"),
        help_text=_(
            "It comes back by itself: then, when the person writes, and when it is"
            " late. Its promise runs on, and your colleagues see it as ever."
        ),
    )
    clock = forms.TimeField(
        label=_("At what time?"),
        widget=forms.TimeInput({"type": "time", "class": "short"}, format=CLOCK),
        error_messages={
            "required": _("Choose a time"),
            "invalid": _("Write a time such as 08:30"),
        },
    )

    def __init__(self, case: Case, staff: Staff, data: QueryDict | None = None) -> None:
        tomorrow = today() + timedelta(days=1)
        super().__init__(case, staff, data, day=tomorrow, clock=MORNING)

    def clean(self) -> dict[str, Any]:
        """Put day and time together; refuse what has passed or is too far."""
        given = super().clean() or self.cleaned_data
        if not {"day", "clock"} <= given.keys():
            return given
        zone = ZoneInfo(get_zone())
        until = datetime.combine(given["day"], given["clock"], tzinfo=zone)
        now = timezone.now()
        if until <= now:
            self.add_error("day", gettext("This time has passed: choose a later one"))
        elif until > now + LONGEST:
            wrong = gettext("Choose a day within the next %(days)s days")
            self.add_error("day", wrong % {"days": LONGEST.days})
        return {**given, "until": until}
