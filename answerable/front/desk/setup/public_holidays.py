"""Public holidays taken over: a country, its regions and years, then the days to tick.

What is asked for stands in the address, so that the list can be looked at before
anything changes. What is ticked is copied into the hours of every office.
"""

from __future__ import annotations

from collections.abc import Sequence

from babel import Locale
from django import forms
from django.http import HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import get_language, gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods

from answerable.agency.configuration import Hand
from answerable.agency.policy import Holiday, add_holidays
from answerable.agency.queries import get_agency
from answerable.front.desk.doors import DeskRequest, show
from answerable.front.desk.setup.calendars import newest
from answerable.front.desk.setup.choosing import CHOOSE, choose
from answerable.front.desk.setup.doors import setup_page
from answerable.front.desk.setup.editing import Page, SetupForm, edit
from answerable.front.shared.days import day_here
from answerable.lib.public_holidays import (
    PublicHoliday,
    known_countries,
    public_holidays as find_public_holidays,
    regions_of,
)

TITLE = gettext_lazy("Take over public holidays")
YEARS_AHEAD = 3


class PlaceForm(forms.Form):
    """Asks for the country."""

    def __init__(self, data: QueryDict | None = None) -> None:
        """Offer the countries by their names in the language of the page."""
        super().__init__(data, auto_id="place-%s")
        names = Locale.parse(get_language() or "en").territories
        countries = [(code, names.get(code, code)) for code in known_countries()]
        self.fields["country"] = choose(
            gettext_lazy("Country"), sorted(countries, key=lambda one: one[1])
        )


class WhereForm(forms.Form):
    """Asks for the regions of a country, and for years."""

    years = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Years"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Choose at least one year"),
            "invalid_choice": CHOOSE,
        },
    )

    def __init__(self, country: str, data: QueryDict | None = None) -> None:
        """Offer what the country has; begin with this year and the next."""
        this = timezone.localdate().year
        first = {"country": country, "years": [this, this + 1]}
        super().__init__(data, auto_id="where-%s", initial=first)
        self.fields["country"] = forms.CharField(widget=forms.HiddenInput)
        if regions := regions_of(country):
            self.fields["regions"] = _regions_field(regions)
        self.fields["years"].choices = [(year, str(year)) for year in _years(this)]  # type: ignore[attr-defined]  # a choice field
        self.order_fields(["country", "regions", "years"])

    def find(self) -> list[PublicHoliday]:
        """Return the days of what was asked for."""
        asked = self.cleaned_data
        languages, regions = get_agency().languages, asked.get("regions", [])
        return find_public_holidays(
            asked["country"], regions, asked["years"], languages
        )


class TakeForm(SetupForm):
    """Asks which of these days to close on; all are ticked."""

    days = forms.MultipleChoiceField(
        label=gettext_lazy("Close on these days"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Tick at least one day"),
            "invalid_choice": CHOOSE,
        },
    )

    def __init__(self, data: QueryDict | None, found: Sequence[PublicHoliday]) -> None:
        """Offer the days by what they are called in the language of the page."""
        self.found = {one.date.isoformat(): one for one in found}
        super().__init__(data, {"days": list(self.found)})
        self.fields["days"].choices = [  # type: ignore[attr-defined]  # a choice field
            (key, _said(one)) for key, one in self.found.items()
        ]

    def put(self, by: Hand) -> None:
        """Copy the days into the hours of every office."""
        ticked = [self.found[key] for key in self.cleaned_data["days"]]
        days = [
            Holiday(date=one.date.isoformat(), name=dict(one.names)) for one in ticked
        ]
        add_holidays(days, by=by)


@require_http_methods(["GET", "HEAD", "POST"])
@setup_page
def public_holidays(request: DeskRequest) -> HttpResponse:
    """Ask for a country, then for regions and years, then which days to take."""
    place = PlaceForm(request.GET if "country" in request.GET else None)
    if not place.is_valid():
        return _ask(request, place)
    asked = request.GET if "show" in request.GET else None
    where = WhereForm(place.cleaned_data["country"], asked)
    if not where.is_valid():
        return _ask(request, where)
    found = where.find()
    new = _without_known(found)
    if not new:
        where.add_error(None, _("There is no day that is not on your list already."))
        return _ask(request, where)
    return _offer(request, new, len(found) - len(new))


def _ask(request: DeskRequest, form: forms.Form) -> HttpResponse:
    return show(request, "desk/setup/public_holidays_where.html", {"form": form})


def _without_known(found: Sequence[PublicHoliday]) -> list[PublicHoliday]:
    known = {line["date"] for line in newest(get_agency().calendar_slug).holidays}
    return [one for one in found if one.date.isoformat() not in known]


def _offer(
    request: DeskRequest, new: Sequence[PublicHoliday], known: int
) -> HttpResponse:
    page = Page(
        TITLE,
        "desk:setup-holidays",
        gettext_lazy("Holidays"),
        lead=gettext_lazy("Open cases keep the days by which they were counted."),
        button=gettext_lazy("Take over what is ticked"),
        template="desk/setup/public_holidays.html",
        shown={"known": known},
    )
    return edit(request, page, lambda data: TakeForm(data, new))


def _said(one: PublicHoliday) -> str:
    said = {"day": day_here(one.date), "name": one.names.get(get_language() or "")}
    said["name"] = said["name"] or next(iter(one.names.values()))
    if not one.regions:
        return _("%(day)s: %(name)s") % said
    return _("%(day)s: %(name)s (only %(regions)s)") % {
        **said,
        "regions": ", ".join(one.regions),
    }


def _years(this: int) -> range:
    return range(this, this + YEARS_AHEAD + 1)


def _regions_field(regions: dict[str, str]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=gettext_lazy("Regions"),
        help_text=gettext_lazy(
            "Tick several where a holiday of any of them counts. Without one you get what"
            " the whole country keeps."
        ),
        required=False,
        choices=[(code, f"{name} ({code})") for code, name in regions.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": CHOOSE},
    )
