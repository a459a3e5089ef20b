"""Days on which the whole house is closed, or open for some hours only.

A holiday is one day; a closure is several in a row, with the reason as their name. They
are kept day by day, as promises count them, and shown as one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from answerable.agency.configuration import Hand
from answerable.agency.policy import (
    Holiday,
    add_holiday,
    add_holidays,
    remove_holidays,
)
from answerable.agency.queries import get_agency
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.calendars import HoursField, in_words, newest
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, SetupForm, edit
from answerable.front.desk.setup.fields import day_field
from answerable.front.desk.setup.texts import add_texts, texts_of
from answerable.lib.errors import NotFound
from answerable.lib.wording import in_language

LONGEST_CLOSURE = 92
MOST_SHOWN = 100


@dataclass(frozen=True)
class Run:
    """Days in a row that are called alike and have the same hours."""

    first: date
    last: date
    name: str
    hours: str

    def is_followed_by(self, other: Run) -> bool:
        """Tell whether another run goes on where this one ends."""
        is_next = other.first == self.last + timedelta(days=1)
        return is_next and (self.name, self.hours) == (other.name, other.hours)


class HolidayForm(SetupForm):
    """Asks for days that differ from others of their week."""

    date = day_field(gettext_lazy("Day"))
    until = day_field(
        gettext_lazy("Last day, if there are several"),
        gettext_lazy("For a closure. What is a holiday already keeps its name."),
        required=False,
    )
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
        add_texts(
            self, "name", gettext_lazy("What is celebrated, or why you are closed")
        )

    def clean(self) -> None:
        """Refuse a closure that ends before it begins, or lasts too long."""
        first, last = self.cleaned_data.get("date"), self.cleaned_data.get("until")
        if first and last and not 0 <= (last - first).days < LONGEST_CLOSURE:
            wrong = _(
                "Choose a last day that is not before the first: %(most)s days at most"
            )
            self.add_error("until", wrong % {"most": LONGEST_CLOSURE})

    def put(self, by: Hand) -> None:
        """Add the days to the hours of every office."""
        first, last = self.cleaned_data["date"], self.cleaned_data["until"]
        if not last:
            return add_holiday(_line(self, first), by=by)
        ahead = range((last - first).days + 1)
        days = [_line(self, first + timedelta(days=each)) for each in ahead]
        return add_holidays(days, by=by)


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
        shown={"runs": _runs(request.LANGUAGE_CODE)[:MOST_SHOWN]},
    )
    return edit(request, page, HolidayForm)


@require_POST
@setup_page
def remove(request: DeskRequest) -> HttpResponse:
    """Make a day, or several in a row, like others."""
    sent = request.POST.get("date", "")
    first, last = parse_date(sent), parse_date(request.POST.get("until", sent))
    if first is None or last is None:
        raise NotFound(sent)
    remove_holidays(first, last, by=Hand(request.user))
    messages.success(request, _("Saved."))
    return redirect("desk:setup-holidays")


def _line(form: HolidayForm, day: date) -> Holiday:
    line = Holiday(date=day.isoformat(), name=texts_of(form, "name"))
    if form.cleaned_data["hours"]:
        line["hours"] = form.cleaned_data["hours"]
    return line


def _runs(language: str) -> list[Run]:
    """Return the days from this year on, those in a row together."""
    runs: list[Run] = []
    for day in _days(language):
        if runs and runs[-1].is_followed_by(day):
            runs[-1] = replace(runs[-1], last=day.last)
        else:
            runs.append(day)
    return runs


def _days(language: str) -> Iterator[Run]:
    since = f"{timezone.localdate().year}-01-01"
    for line in newest(get_agency().calendar_slug).holidays:
        if line["date"] >= since:
            day, name = date.fromisoformat(line["date"]), line["name"]
            said = in_language(name, language)
            yield Run(day, day, said, in_words(line.get("hours", [])))
