"""A shared value from a day on, and a new one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from answerable.front.desk.forms.days import day_field
from answerable.front.desk.forms.lines import line_field
from answerable.front.desk.forms.step import carried
from answerable.knowledge.models import Fact
from answerable.knowledge.models.facts import LONGEST_VALUE
from answerable.knowledge.values import fault_in_value
from answerable.lib.errors import Refused


class ValueForm(forms.Form):
    """Asks for a value and the day from which it counts."""

    value = line_field(
        gettext_lazy("New value"),
        gettext_lazy("Money as 18.00, a date as 2026-11-24."),
        longest=LONGEST_VALUE,
        missing=gettext_lazy("Write the new value"),
    )
    valid_from = day_field(
        gettext_lazy("From which day?"),
        missing=gettext_lazy("Say from which day it counts"),
    )
    seen = carried()

    def __init__(self, fact: Fact, *, seen: int, data: QueryDict | None = None) -> None:
        """Ask about this value, or read what was sent about it."""
        super().__init__(data, auto_id="value-%s", initial={"seen": seen})
        self.fact = fact

    def clean_value(self) -> Any:
        """Refuse what the kind of the value cannot have."""
        value = self.cleaned_data["value"]
        if mend := fault_in_value(self.fact.kind, value):
            raise forms.ValidationError(mend, code="value")
        return value

    def refuse(self, refused: Refused) -> None:
        """Say above the form what could not be done."""
        self.add_error(None, refused.hint)
