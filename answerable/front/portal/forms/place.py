"""The page that asks where it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Area
from answerable.front.portal.forms.fields import (
    LONGEST_LINE,
    Line,
)


class PlaceForm(forms.Form):
    """Where it is: in words, and in which part."""

    place = Line(
        label=_("Where is it?"),
        help_text=_("Street and number, a crossing, or what stands beside it."),
        max_length=LONGEST_LINE,
        widget=forms.TextInput({"dir": "auto"}),
        error_messages={"required": _("Tell us where it is: a street or a landmark")},
    )
    area = forms.ChoiceField(
        label=_("Neighbourhood or district"),
        required=False,
        error_messages={"invalid_choice": _("Choose a part from the list")},
    )

    def __init__(
        self, *args: Any, areas: Sequence[Area], is_needed: bool, **options: Any
    ) -> None:
        """Offer the parts that people know; without any, only words are asked for."""
        super().__init__(*args, **options)
        self.fields["place"].required = is_needed
        listed = [("", _("I do not know")), *((each.slug, str(each)) for each in areas)]
        self.fields["area"].choices = listed  # type: ignore[attr-defined]
        if not areas:
            del self.fields["area"]
