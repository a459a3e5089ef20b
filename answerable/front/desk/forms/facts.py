"""A shared value from a day on, and one that is not there yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.text import slugify
from django.utils.translation import gettext_lazy

from answerable.agency.queries import get_agency
from answerable.front.desk.forms.days import day_field
from answerable.front.desk.forms.lines import line_field
from answerable.front.desk.forms.step import carried
from answerable.front.shared.languages import direction_of, language_name
from answerable.knowledge.models import Fact
from answerable.knowledge.models.facts import LONGEST_VALUE
from answerable.knowledge.values import fault_in_value
from answerable.lib.errors import Refused
from answerable.lib.ordering import free_name

LONGEST_NAME = 100


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


class NewFactForm(forms.Form):
    """Asks what a new value is called, of which kind it is, and for its first one."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=Fact.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what it is")},
    )
    currency = line_field(
        gettext_lazy("Currency"),
        gettext_lazy("For money alone, such as EUR."),
        longest=3,
    )
    value = line_field(
        gettext_lazy("Value"),
        gettext_lazy("Money as 18.00, a date as 2026-11-24."),
        longest=LONGEST_VALUE,
        missing=gettext_lazy("Write the value"),
    )
    valid_from = day_field(
        gettext_lazy("From which day?"),
        missing=gettext_lazy("Say from which day it counts"),
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        """Ask for its name in each language; only the first must be there."""
        super().__init__(data, auto_id="fact-%s")
        self.languages = get_agency().languages
        for code in self.languages:
            is_first = code == self.languages[0]
            missing = gettext_lazy("Write its name") if is_first else ""
            field = line_field(
                language_name(code), longest=LONGEST_NAME, missing=missing
            )
            field.widget.attrs |= {"dir": direction_of(code), "lang": code}
            self.fields[f"name_{code}"] = field

    def names(self) -> Iterator[BoundField]:
        """Return the fields of its name, the first language first."""
        return (self[f"name_{code}"] for code in self.languages)

    def clean_currency(self) -> str:
        """Return the code in capitals, as it is known."""
        return str(self.cleaned_data["currency"]).strip().upper()

    def key(self) -> str:
        """Return a free key made of the name; letters that it cannot have are left out."""
        name = self.cleaned_data[f"name_{self.languages[0]}"]
        wanted = slugify(name)[:40].strip("-_") or "value"
        taken = Fact.objects.filter(key__startswith=wanted)
        return free_name(wanted, set(taken.values_list("key", flat=True)))

    def told(self) -> dict[str, Any]:
        """Return everything that the new value is kept with."""
        given = self.cleaned_data
        names = {code: given[f"name_{code}"] for code in self.languages}
        return {
            "key": self.key(),
            "kind": given["kind"],
            "currency": given["currency"],
            "name": {code: name for code, name in names.items() if name},
            "values": {given["valid_from"]: given["value"]},
        }

    def refuse(self, refused: Refused) -> None:
        """Put what could not be done beside the field that can be mended."""
        places = {"fact-currency": "currency", "fact-value": "value"}
        self.add_error(places.get(refused.code), refused.hint)
