"""Days on which the whole house is closed, or open for some hours only."""

from __future__ import annotations

from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from answerable.agency.configuration import Hand
from answerable.agency.policy import Holiday, add_holiday, remove_holiday
from answerable.agency.queries import get_agency
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.calendars import HoursField, in_words, newest
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, SetupForm, edit
from answerable.front.desk.setup.fields import day_field
from answerable.front.desk.setup.texts import add_texts, texts_of
from answerable.lib.errors import NotFound
from answerable.lib.wording import in_language


class HolidayForm(SetupForm):
    """Asks for a day that differs from others of its week."""

    date = day_field(gettext_lazy("Day"))
    hours = HoursField(
        label=gettext_lazy("Open all the same, at these hours"),
        help_text=gettext_lazy("Leave it empty where you are closed all day."),
        required=False,
        max_length=100,
        widget=forms.TextInput({"dir": "ltr", "class": "medium"}),
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        """Ask for a new day."""
        super().__init__(data)
        add_texts(self, "name", gettext_lazy("What is celebrated"))

    def put(self, by: Hand) -> None:
        """Add the day to the hours of every office."""
        day = Holiday(
            date=self.cleaned_data["date"].isoformat(), name=texts_of(self, "name")
        )
        if self.cleaned_data["hours"]:
            day["hours"] = self.cleaned_data["hours"]
        add_holiday(day, by=by)


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def holidays(request: DeskRequest) -> HttpResponse:
    """List the days to come, and add one."""
    page = Page(
        gettext_lazy("Holidays"),
        "desk:setup-holidays" if request.method == "POST" else "desk:setup",
        gettext_lazy("Set up"),
        lead=gettext_lazy("On these days no promise counts, in any office."),
        template="desk/setup/holidays.html",
        shown={"days": _days(request.LANGUAGE_CODE)},
    )
    return edit(request, page, HolidayForm)


@require_POST
@setup_page
def remove(request: DeskRequest) -> HttpResponse:
    """Make a day one like others."""
    day = parse_date(request.POST.get("date", ""))
    if day is None:
        raise NotFound(request.POST.get("date", ""))
    remove_holiday(day, by=Hand(request.user))
    messages.success(request, _("Saved."))
    return redirect("desk:setup-holidays")


def _days(language: str) -> list[tuple[date, str, str]]:
    lines = newest(get_agency().calendar_slug).holidays
    return [
        (
            date.fromisoformat(line["date"]),
            in_language(line["name"], language),
            in_words(line.get("hours", [])),
        )
        for line in lines
    ]
