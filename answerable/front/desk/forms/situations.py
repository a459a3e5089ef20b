"""What is asked about a situation: what it is, where and until when, and what is said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _, gettext_lazy

from answerable.agency.duty import today
from answerable.agency.models import Area, Service
from answerable.agency.queries import areas_of_today, get_zone
from answerable.agency.whereabouts import look_up
from answerable.cases.models import Case, Situation
from answerable.cases.models.case import Outcome
from answerable.casework.situation_steps import ENDINGS
from answerable.casework.situations import Plan
from answerable.front.desk.forms.days import day_field, not_passed
from answerable.front.desk.forms.step import carried
from answerable.front.desk.setup.choosing import choose
from answerable.front.desk.setup.fields import number_field
from answerable.front.desk.setup.texts import add_texts, first_texts, texts_of
from answerable.lib.positions import Point

FARTHEST = 20_000  # metres
USUAL = 500
TITLE = gettext_lazy("What has happened, in a few words")
WORDS = gettext_lazy("How far it is, as everybody it concerns reads it")
REASON = gettext_lazy("What was done, and why: everybody reads it")


class SituationForm(forms.Form):
    """Asks what it is, where, from when until when, and whether the start page says it."""

    seen = carried(required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        services: Sequence[Service],
        situation: Situation | None = None,
        case: Case | None = None,
    ) -> None:
        """Begin with a situation that goes on, with a case that shows it, or with nothing."""
        first = _first(situation, case)
        super().__init__(data, initial=first, auto_id="situation-%s")
        self.situation, self._services = situation, services
        if situation is None:
            offered = [(one.slug, str(one)) for one in services]
            self.fields["service"] = choose(
                gettext_lazy("Service"), offered, is_open=True
            )
        add_texts(self, "title", TITLE)
        if situation is None:
            add_texts(self, "words", WORDS, is_long=True)
        self.fields |= _place_and_time()

    def clean_last_day(self) -> date | None:
        """Refuse a day that has passed."""
        return not_passed(self.cleaned_data["last_day"])

    def clean(self) -> dict[str, Any]:
        """Find the place that was named, and see that it ends after it begins."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("first_day"), given.get("last_day")
        if first and last and last < first:
            self.add_error(
                "last_day", _("It ends before it begins: choose a later day")
            )
        if given.get("where"):
            spot = look_up(given["where"]).spot
            given["point"] = spot.point if spot else None
            if spot is None:
                self.add_error(
                    "where",
                    _(
                        "We do not know this place, or several are"
                        " called so. Write a street with its area, a Plus Code or degrees."
                    ),
                )
        return given

    @property
    def service(self) -> Service:
        """Return the service that was chosen, of those that may be."""
        return next(
            one for one in self._services if one.slug == self.cleaned_data["service"]
        )

    @property
    def words(self) -> dict[str, str]:
        """Return what is said of it first, in each language."""
        return texts_of(self, "words")

    @property
    def plan(self) -> Plan:
        """Return what it is, where and until when."""
        given = self.cleaned_data
        return Plan(
            title=texts_of(self, "title"),
            begins_at=midnight(given["first_day"]),
            ends_at=midnight(given["last_day"] + timedelta(days=1)),
            area=Area.objects.filter(slug=given["area"]).first(),
            point=given.get("point"),
            metres=given["metres"] or USUAL,
            is_on_start=given["is_on_start"],
        )


class StatusForm(forms.Form):
    """Asks how far it is, in each language."""

    seen = carried()

    def __init__(self, data: QueryDict | None = None, *, seen: int) -> None:
        """Ask anew: what was said before stands above."""
        super().__init__(data, initial={"seen": seen}, auto_id="status-%s")
        add_texts(self, "words", WORDS, is_long=True)

    @property
    def words(self) -> dict[str, str]:
        """Return what is said, in each language."""
        return texts_of(self, "words")


class EndingForm(forms.Form):
    """Asks how all of it ends, and why; ``is_sure`` once it was shown what will change."""

    seen = carried()

    def __init__(self, data: QueryDict | None = None, *, seen: int) -> None:
        """Ask for an outcome and a reason."""
        super().__init__(data, initial={"seen": seen}, auto_id="ending-%s")
        self.fields["outcome"] = choose(
            gettext_lazy("How does it end?"),
            [(each.value, each.label) for each in ENDINGS],
        )
        add_texts(self, "words", REASON, is_long=True)

    @property
    def outcome(self) -> Outcome:
        """Return how it ends."""
        return Outcome(self.cleaned_data["outcome"])

    @property
    def words(self) -> dict[str, str]:
        """Return the reason, in each language."""
        return texts_of(self, "words")


class OpenAgainForm(forms.Form):
    """Asks until when it goes on."""

    seen = carried()
    last_day = day_field(
        gettext_lazy("Last day"), missing=gettext_lazy("Say until when it goes on")
    )

    def __init__(self, data: QueryDict | None = None, *, seen: int) -> None:
        """Begin with today."""
        first = {"seen": seen, "last_day": today()}
        super().__init__(data, initial=first, auto_id="again-%s")

    def clean_last_day(self) -> date | None:
        """Refuse a day that has passed."""
        return not_passed(self.cleaned_data["last_day"])

    @property
    def ends_at(self) -> datetime:
        """Return the midnight that ends that day."""
        return midnight(self.cleaned_data["last_day"] + timedelta(days=1))


def midnight(day: date) -> datetime:
    """Return when a day begins where the office is."""
    return datetime.combine(day, time.min, ZoneInfo(get_zone()))


def _place_and_time() -> dict[str, forms.Field]:
    areas = [(area.slug, str(area)) for area in areas_of_today()]
    return {
        "area": choose(
            gettext_lazy("In which area?"), areas, nothing=gettext_lazy("Anywhere")
        ),
        "where": forms.CharField(
            label=gettext_lazy("Around which point?"),
            help_text=gettext_lazy(
                "A street, a Plus Code or degrees. Empty: the whole area."
            ),
            required=False,
            max_length=300,
            widget=forms.TextInput({"dir": "auto"}),
        ),
        "metres": number_field(
            gettext_lazy("Within how many metres of it?"), FARTHEST, required=False
        ),
        "first_day": day_field(
            gettext_lazy("First day"), missing=gettext_lazy("Say from when it counts")
        ),
        "last_day": day_field(
            gettext_lazy("Last day"),
            missing=gettext_lazy("Say until when it goes on"),
            help_text=gettext_lazy("It ends by itself then."),
        ),
        "is_on_start": forms.BooleanField(
            label=gettext_lazy("Say it on the start page, too"), required=False
        ),
    }


def _first(situation: Situation | None, case: Case | None) -> dict[str, object]:
    if situation:
        return _of(situation)
    return _like(case) if case else {"first_day": today()}


def _of(situation: Situation) -> dict[str, object]:
    zone = ZoneInfo(get_zone())
    return {
        "seen": situation.version,
        "area": situation.area.slug if situation.area else "",
        "where": _in_degrees(situation.point),
        "metres": situation.metres,
        "first_day": situation.begins_at.astimezone(zone).date(),
        "last_day": situation.last_moment.astimezone(zone).date(),
        "is_on_start": situation.is_on_start,
        **first_texts("title", situation.title),
    }


def _like(case: Case) -> dict[str, object]:
    """Return what a case suggests: its service, around where it is, since its day."""
    return {
        "service": case.service.slug if case.service else "",
        "where": _in_degrees(case.point),
        "metres": USUAL,
        "first_day": case.opened_at.astimezone(ZoneInfo(get_zone())).date(),
        "last_day": today(),
    }


def _in_degrees(point: Point | None) -> str:
    return str(point) if point else ""
