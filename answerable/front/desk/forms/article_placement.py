"""Who answers for a help page, how sure we are of it, and where people meet it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from answerable.agency.models import Department, Office, Service, Staff
from answerable.agency.queries import departments_above
from answerable.front.desk.forms.step import carried
from answerable.knowledge.access import departments_to_write_for, governs
from answerable.knowledge.models import (
    Confidence,
    Governance,
    LifeEvent,
)
from answerable.knowledge.policy import Placement
from answerable.lib.errors import Refused

MOST_REVIEW_DAYS = 3_650


class PlacementForm(forms.Form):
    """Asks who answers for an article and where people meet it."""

    owner = forms.ModelChoiceField(
        Staff.objects.none(),
        label=gettext_lazy("Who answers for it"),
        error_messages={
            "required": gettext_lazy("Choose somebody"),
            "invalid_choice": gettext_lazy("Choose somebody of the list"),
        },
    )
    department = forms.ModelChoiceField(
        Department.objects.order_by("slug"),
        label=gettext_lazy("Whose answer it is"),
        error_messages={
            "required": gettext_lazy("Choose a department"),
            "invalid_choice": gettext_lazy("Choose a department of the list"),
        },
    )
    review_days = forms.IntegerField(
        label=gettext_lazy("Look at it again after how many days?"),
        min_value=1,
        max_value=MOST_REVIEW_DAYS,
        error_messages={
            "required": gettext_lazy("Write a number of days"),
            "invalid": gettext_lazy("Write a number of days"),
            "min_value": gettext_lazy("Write 1 or more"),
            "max_value": gettext_lazy("Write %(limit_value)s or less"),
        },
        widget=forms.NumberInput({"class": "short"}),
    )
    confidence = forms.ChoiceField(
        label=gettext_lazy("How sure are we?"),
        choices=Confidence.choices,
        widget=forms.RadioSelect,
    )
    governance = forms.ChoiceField(
        label=gettext_lazy("What does it say?"),
        choices=Governance.choices,
        widget=forms.RadioSelect,
    )
    services = forms.ModelMultipleChoiceField(
        Service.objects.all(),
        label=gettext_lazy("Services that it is about"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    offices = forms.ModelMultipleChoiceField(
        Office.objects.order_by("slug"),
        label=gettext_lazy("Offices where people can go"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    life_events = forms.ModelMultipleChoiceField(
        LifeEvent.objects.all(),
        label=gettext_lazy("Life events in which people need it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    seen = carried()

    def __init__(
        self,
        staff: Staff,
        placement: Placement,
        *,
        seen: int,
        data: QueryDict | None = None,
    ) -> None:
        """Ask about what stands there now; only who governs gives it to any department."""
        first: dict[str, Any] = {**vars(placement), "seen": seen}
        super().__init__(data, auto_id="place-%s", initial=first)
        self.before = placement
        owner = cast("forms.ModelChoiceField[Staff]", self.fields["owner"])
        owner.queryset = _may_own(placement)
        events = cast(
            "forms.ModelMultipleChoiceField[LifeEvent]", self.fields["life_events"]
        )
        chosen = Q(pk__in=[one.pk for one in placement.life_events])
        events.queryset = LifeEvent.objects.filter(Q(retired_on=None) | chosen)
        if not governs(staff):
            own = {one.pk for one in departments_to_write_for(staff)}
            field = cast(
                "forms.ModelChoiceField[Department]", self.fields["department"]
            )
            field.queryset = Department.objects.filter(
                pk__in=own | {placement.department.pk}
            ).order_by("slug")

    def placement(self) -> Placement:
        """Return who answers for it and where it stands."""
        asked = Placement.__annotations__.keys() - {"former"}
        given = {name: self.cleaned_data[name] for name in asked}
        linked = {
            name: list(given[name]) for name in ("services", "offices", "life_events")
        }
        return replace(self.before, **{**given, **linked})

    def refuse(self, refused: Refused) -> None:
        """Say above the form what could not be done."""
        self.add_error(None, refused.hint)


def _may_own(placement: Placement) -> QuerySet[Staff]:
    """Return who works in its department, or is something there or above, by name."""
    above = departments_above(placement.department.pk)
    near = Q(teams__department__in=above) | Q(roles__department__in=above)
    rows = Staff.objects.filter(near | Q(pk=placement.owner.pk), is_active=True)
    return rows.distinct().order_by("last_name", "first_name", "pk")
