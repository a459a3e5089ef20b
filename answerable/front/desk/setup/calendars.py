"""When we are open: the week of an office, as people write hours."""

from __future__ import annotations

import re
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from answerable.agency.closures import mistake_in_week
from answerable.agency.configuration import Hand, Topic
from answerable.agency.models import Calendar
from answerable.agency.models.configuration import Subject
from answerable.agency.policy import put_calendar
from answerable.agency.queries import DAYS, get_agency, work_calendar
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.setup.choosing import choose
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, SetupForm, edit
from answerable.front.desk.setup.listing import Line, Listing, show_lines

TITLE = gettext_lazy("Opening hours")
BACK = ("desk:setup-calendars", TITLE)
NAMES = {
    "mon": gettext_lazy("Monday"),
    "tue": gettext_lazy("Tuesday"),
    "wed": gettext_lazy("Wednesday"),
    "thu": gettext_lazy("Thursday"),
    "fri": gettext_lazy("Friday"),
    "sat": gettext_lazy("Saturday"),
    "sun": gettext_lazy("Sunday"),
}
HOURS = re.compile(r"(\d?\d:\d\d)\s*[-–]\s*(\d?\d:\d\d)")
HOW_TO_WRITE = gettext_lazy(
    "Write hours such as 09:00-12:30, 13:30-17:00: each ends after it begins, and before"
    " the next"
)


class HoursField(forms.CharField):
    """The hours of one day, such as ``09:00-12:30, 13:30-17:00``; empty is closed."""

    def to_python(self, value: object) -> Any:
        """Return the periods of a day. Raises ValidationError where they make no sense."""
        periods = []
        for part in filter(None, map(str.strip, re.split("[,;،]", str(value or "")))):
            found = HOURS.fullmatch(part)
            if not found:
                raise forms.ValidationError(HOW_TO_WRITE, code="hours")
            periods.append([hour.zfill(5) for hour in found.groups()])
        check_hours(periods)
        return periods


def check_hours(periods: list[list[str]]) -> None:
    """Ask the arithmetic whether a day can have these periods. Raises ValidationError."""
    try:
        work_calendar(Calendar(zone="UTC", hours={"mon": periods}))
    except ValueError as error:
        raise forms.ValidationError(HOW_TO_WRITE, code="hours") from error


def in_words(periods: list[list[str]]) -> str:
    """Return the hours of a day as they are written."""
    return ", ".join(f"{opening}-{closing}" for opening, closing in periods)


class CalendarForm(SetupForm):
    """Asks for the hours of each day; what is new needs a name besides."""

    def __init__(
        self, data: QueryDict | None = None, calendar: Calendar | None = None
    ) -> None:
        """Begin with what is there, or with the usual office."""
        self.calendar = calendar
        if calendar:
            self.topic = Topic(Subject.CALENDAR, calendar.slug)
        model = calendar or newest(get_agency().calendar_slug)
        hours = {day: in_words(model.hours.get(day, [])) for day in DAYS}
        super().__init__(data, {**hours, "zone": model.zone})
        if not calendar:
            self.fields["slug"] = _name_field()
        self.fields["zone"] = choose(
            gettext_lazy("Time zone"),
            (
                (zone, zone)
                for zone in sorted(available_timezones())
                if "/" in zone or zone == "UTC"
            ),
        )
        for day in DAYS:
            self.fields[day] = _hours_field(day)

    def clean_slug(self) -> str:
        """Return the name as machines write it. Raises ValidationError for one taken."""
        slug: str = slugify(self.cleaned_data["slug"])
        if not slug or Calendar.objects.filter(slug=slug).exists():
            wrong = _("Choose a name of Latin letters that no other hours have")
            raise forms.ValidationError(wrong, code="taken")
        return slug

    def clean(self) -> None:
        """Refuse a week in which nobody works, once each day of it makes sense."""
        hours = [self.cleaned_data.get(day) or [] for day in DAYS]
        if not self.errors and (mistake := mistake_in_week(hours)):
            self.add_error(DAYS[0], mistake)

    def put(self, by: Hand) -> None:
        """Publish the hours; the holidays are those of the whole house."""
        given = self.cleaned_data
        model = self.calendar or newest(get_agency().calendar_slug)
        put_calendar(
            slug=self.calendar.slug if self.calendar else given["slug"],
            zone=given["zone"],
            hours={day: given[day] for day in DAYS if given[day]},
            holidays=model.holidays,
            by=by,
        )


def newest(slug: str) -> Calendar:
    """Return the newest version of a calendar, even one of a second ago."""
    versions = Calendar.objects.filter(slug=slug).order_by("-version")
    return get_object_or_404(versions[:1])


@require_safe
@setup_page
def calendars(request: DeskRequest) -> HttpResponse:
    """List the opening hours."""
    rows = Calendar.objects.order_by("slug", "-version").distinct("slug")
    listing = Listing(
        TITLE,
        lead=gettext_lazy("Promises count working time by these hours."),
        add="desk:setup-calendar-new",
        add_title=gettext_lazy("Add other hours"),
    )
    return show_lines(request, listing, map(_line, rows))


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def calendar(request: DeskRequest, slug: str) -> HttpResponse:
    """Show the hours of a calendar, and publish others."""
    found = newest(slug)
    page = Page(
        slug, *BACK, lead=gettext_lazy("Leave a day empty where you are closed.")
    )
    return edit(request, page, lambda data: CalendarForm(data, found))


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def new_calendar(request: DeskRequest) -> HttpResponse:
    """Ask for hours of another kind."""
    return edit(request, Page(gettext_lazy("Add other hours"), *BACK), CalendarForm)


def _line(calendar: Calendar) -> Line:
    open_days = [str(NAMES[day]) for day in DAYS if calendar.hours.get(day)]
    url = reverse("desk:setup-calendar", args=[calendar.slug])
    said = _("%(days)s (version %(version)s)")
    said %= {"days": ", ".join(open_days), "version": calendar.version}
    return Line(calendar.slug, url, said)


def _name_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Short name"),
        max_length=50,
        error_messages={"required": gettext_lazy("Give it a short name")},
        widget=forms.TextInput({"class": "medium"}),
    )


def _hours_field(day: str) -> HoursField:
    return HoursField(
        label=NAMES[day],
        required=False,
        max_length=100,
        widget=forms.TextInput({"dir": "ltr", "class": "medium"}),
    )
