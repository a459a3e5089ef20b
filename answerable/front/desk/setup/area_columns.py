"""Which column of a map is the name of its areas, in which language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _, gettext_lazy

from answerable.agency.mapped import Columns
from answerable.agency.policy import Wish
from answerable.agency.queries import get_agency
from answerable.front.desk.setup.choosing import choose
from answerable.front.desk.setup.fields import day_field
from answerable.front.shared.languages import language_name
from answerable.lib.geojson import Feature, columns_of

EXAMPLES = 3
LONGEST = 40
PREFIX = "name_"


class ColumnsForm(forms.Form):
    """Asks for a column for each language; examples say what is in it."""

    ends_on = day_field(
        gettext_lazy("From which day on are areas no more that are not in the file?"),
        gettext_lazy("Empty: they stay."),
        required=False,
    )

    def __init__(
        self, features: Sequence[Feature], data: QueryDict | None = None
    ) -> None:
        """Offer what is said of every feature."""
        super().__init__(data, auto_id="setup-%s")
        found = columns_of(list(features))
        columns = [(name, _with_examples(name, features)) for name in found]
        named = [name for name in found if "name" in name.lower()]
        for code in get_agency().languages:
            label = _("Column with the name in %(language)s")
            self.fields[f"{PREFIX}{code}"] = choose(
                label % {"language": language_name(code)}, columns
            )
            self.initial[f"{PREFIX}{code}"] = next(iter([*named, *found]), "")
        self.fields["slug"] = choose(
            gettext_lazy("Column with the short name that machines use"),
            columns,
            nothing=gettext_lazy("none: it is made of the name"),
        )
        self.order_fields([*self._names(), "slug", "ends_on"])

    def wish(self) -> Wish:
        """Return how the map is to be read."""
        given: dict[str, Any] = self.cleaned_data
        names = {name.removeprefix(PREFIX): given[name] for name in self._names()}
        return Wish(Columns(names, given["slug"]), given["ends_on"])

    def chosen(self) -> list[tuple[str, str]]:
        """Return what was chosen, to be sent along when it is taken."""
        return [(name, str(self[name].value() or "")) for name in self.fields]

    def _names(self) -> list[str]:
        return [f"{PREFIX}{code}" for code in get_agency().languages]


def _with_examples(column: str, features: Sequence[Feature]) -> str:
    """Return a column with the first of what is in it."""
    values = (one.properties[column][:LONGEST] for one in features[:EXAMPLES])
    return f"{column} ({', '.join(values)})"
