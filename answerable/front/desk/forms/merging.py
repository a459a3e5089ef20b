"""Which of two things shall go on: asked by its address, or by words of its name."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from answerable.front.desk.forms.lines import line_field
from answerable.front.desk.forms.step import carried
from answerable.lib.wording import without_nul

LONGEST = 100


class ChooseForm(forms.Form):
    """Asks for the one that goes on."""

    into = line_field(
        gettext_lazy("Which page goes on?"),
        gettext_lazy("Words of its title, or the end of its address."),
        longest=LONGEST,
        missing=gettext_lazy("Write words of its title, or the end of its address"),
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        """Ask, or read what was asked for."""
        super().__init__(data, auto_id="choose-%s")

    def clean_into(self) -> str:
        """Return what was written, as the address that it may be."""
        written = without_nul(self.cleaned_data["into"]).strip().rstrip("/")
        return written.rsplit("/", 1)[-1] if written.startswith("/") else written


class MergeForm(forms.Form):
    """The button that merges; it carries what was on its page."""

    into = forms.SlugField(widget=forms.HiddenInput)
    seen = carried()

    def __init__(self, into: str, seen: int, data: QueryDict | None = None) -> None:
        """Ask to merge into one thing."""
        first = {"into": into, "seen": seen}
        super().__init__(data, auto_id="merge-%s", initial=first)
