"""What a life event is called in each language, and its address."""

from __future__ import annotations

from collections.abc import Iterator

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.text import slugify
from django.utils.translation import gettext_lazy

from answerable.agency.heirs import holders_of
from answerable.agency.queries import get_agency
from answerable.front.desk.forms.lines import line_field
from answerable.front.desk.forms.step import carried
from answerable.front.shared.languages import direction_of, language_name
from answerable.knowledge.models import LifeEvent
from answerable.knowledge.queries import LONGEST_SLUG
from answerable.lib.errors import Refused
from answerable.lib.ordering import free_name

LONGEST_NAME = 100
WRONG = gettext_lazy("Write small letters, digits and dashes, such as moving-house")


class LifeEventForm(forms.Form):
    """Asks for the names; of one that is there, also for its address."""

    slug = forms.SlugField(
        label=gettext_lazy("The end of its address"),
        help_text=gettext_lazy("Earlier addresses lead on to it."),
        max_length=LONGEST_SLUG,
        widget=forms.TextInput({"dir": "ltr", "autocapitalize": "off"}),
        error_messages={"required": WRONG, "invalid": WRONG},
    )
    seen = carried(required=False)

    def __init__(
        self,
        event: LifeEvent | None = None,
        *,
        seen: int | None = None,
        data: QueryDict | None = None,
    ) -> None:
        """Ask for a new one, or about one as it is."""
        first: dict[str, object] = {"seen": seen}
        self.languages = get_agency().languages
        if event:
            named = {f"name_{code}": said for code, said in event.name.items()}
            first |= {"slug": event.slug, **named}
        super().__init__(data, auto_id="event-%s", initial=first)
        for code in self.languages:
            self.fields[f"name_{code}"] = _name_field(code, self.languages[0])
        if event is None:
            del self.fields["slug"]

    def names(self) -> Iterator[BoundField]:
        """Return the fields of its name, the first language first."""
        return (self[f"name_{code}"] for code in self.languages)

    def texts(self) -> dict[str, str]:
        """Return what it is called, in the languages in which something was written."""
        said = {code: self.cleaned_data[f"name_{code}"] for code in self.languages}
        return {code: text for code, text in said.items() if text}

    def address(self) -> str:
        """Return the address that was written, or a free one made of the name."""
        if "slug" in self.cleaned_data:
            return str(self.cleaned_data["slug"])
        wanted = slugify(self.texts()[self.languages[0]])[:LONGEST_SLUG].strip("-_")
        return _free(wanted or "event")

    def refuse(self, refused: Refused) -> None:
        """Say beside the address what could not be done."""
        place = "slug" if refused.code == "event-taken" else None
        self.add_error(place if place in self.fields else None, refused.hint)


def _free(wanted: str) -> str:
    taken = set(LifeEvent.objects.values_list("slug", flat=True))
    while holders_of(LifeEvent.objects.all(), free_name(wanted, taken)).exists():
        taken.add(free_name(wanted, taken))
    return free_name(wanted, taken)


def _name_field(code: str, first: str) -> forms.CharField:
    missing = gettext_lazy("Write its name") if code == first else ""
    field = line_field(language_name(code), longest=LONGEST_NAME, missing=missing)
    field.widget.attrs |= {"dir": direction_of(code), "lang": code}
    return field
