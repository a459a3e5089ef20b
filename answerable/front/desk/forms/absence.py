"""Who is away, from when to when, and who stands in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from answerable.agency.duty import planned_by, today
from answerable.agency.models import Absence, Staff
from answerable.front.desk.forms.days import WRITTEN

CHOOSE_SOMEBODY = _("Choose somebody from the list")


class DayField(forms.DateField):
    """A day, with a mend for one that does not exist."""

    def __init__(self, **more: Any) -> None:
        """Ask for a day; ``more`` is what any field takes."""
        super().__init__(
            input_formats=[WRITTEN],
            widget=forms.DateInput({"type": "date", "class": "short"}, format=WRITTEN),
            error_messages={
                "required": _("Give the day"),
                "invalid": _("Give a day that exists, with day, month and year"),
            },
            **more,
        )


class AbsenceForm(forms.Form):
    """Plans days on which somebody is away."""

    staff = forms.ModelChoiceField(
        Staff.objects.none(),
        label=_("Who is away?"),
        empty_label=None,
        error_messages={
            "required": CHOOSE_SOMEBODY,
            "invalid_choice": CHOOSE_SOMEBODY,
        },
    )
    first_day = DayField(label=_("First day"))
    last_day = DayField(label=_("Last day"))
    substitute = forms.ModelChoiceField(
        Staff.objects.none(),
        label=_("Who stands in?"),
        help_text=_("Gets what would come to them, and what gets late meanwhile."),
        required=False,
        empty_label=_("Nobody: it goes to the team"),
        error_messages={"invalid_choice": CHOOSE_SOMEBODY},
    )

    def __init__(self, planner: Staff, data: QueryDict | None = None) -> None:
        """Offer whose days this member may plan, and their colleagues."""
        super().__init__(data, auto_id="absence-%s", initial={"staff": planner.pk})
        planned = planned_by(planner)
        self._offer("staff", planned)
        self._offer("substitute", colleagues_of(planned))

    def clean_last_day(self) -> date:
        """Refuse an end before the beginning, and one that is over."""
        first = self.cleaned_data.get("first_day")
        last: date = self.cleaned_data["last_day"]
        if first and last < first:
            wrong = _("The last day lies before the first: exchange or correct them")
            raise forms.ValidationError(wrong, code="order")
        if last < today():
            raise forms.ValidationError(_("These days are over already"), code="past")
        return last

    def clean_substitute(self) -> Staff | None:
        """Refuse who is away themselves, and who works in another team."""
        staff = self.cleaned_data.get("staff")
        substitute: Staff | None = self.cleaned_data["substitute"]
        if substitute and staff and substitute == staff:
            raise forms.ValidationError(_("Choose somebody else"), code="same")
        if substitute and staff and not substitute.team_ids & staff.team_ids:
            wrong = _("%(person)s works in none of their teams: choose a colleague")
            raise forms.ValidationError(
                wrong, code="other-team", params={"person": substitute}
            )
        return substitute

    def clean(self) -> dict[str, Any]:
        """Refuse days that lie in another absence of the same person."""
        given = super().clean() or self.cleaned_data
        if {"staff", "first_day", "last_day"} <= given.keys() and _others(given):
            self.add_error(
                "first_day", _("They are away on some of these days already")
            )
        return given

    def _offer(self, name: str, rows: QuerySet[Staff]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = rows


def colleagues_of(planned: QuerySet[Staff]) -> QuerySet[Staff]:
    """Return who works in a team with one of these."""
    teams = planned.order_by().values("teams")
    found = Staff.objects.filter(teams__in=teams, is_active=True).distinct()
    return found.order_by("last_name", "first_name", "pk")


def _others(given: dict[str, Any]) -> Sequence[Absence]:
    theirs = Absence.objects.filter(staff=given["staff"])
    between = {"first_day__lte": given["last_day"], "last_day__gte": given["first_day"]}
    return list(theirs.filter(**between)[:1])
