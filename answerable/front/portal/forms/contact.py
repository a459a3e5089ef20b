"""The page on which somebody asks to be reached at another address or number."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from answerable.front.portal.forms.fields import Line
from answerable.front.shared.reaching import LONGEST_EMAIL, refuse_unreachable
from answerable.people.models import ContactPoint

Kind = ContactPoint.Kind
KINDS = (
    (Kind.EMAIL.value, _("My e-mail address")),
    (Kind.PHONE.value, _("My phone number")),
)


class ContactForm(forms.Form):
    """What changes, and what it is from now on."""

    kind = forms.ChoiceField(
        label=_("What changes?"),
        choices=KINDS,
        initial=Kind.EMAIL.value,
        widget=forms.Select({"class": "short"}),
        error_messages={
            "required": _("Choose what changes"),
            "invalid_choice": _("Choose from the list"),
        },
    )
    address = Line(
        label=_("The new address or number"),
        max_length=LONGEST_EMAIL,
        widget=forms.TextInput({"class": "medium", "dir": "ltr"}),
        error_messages={"required": _("Type the new address or number")},
    )

    def clean(self) -> dict[str, Any]:
        """Refuse what cannot be written to, or rung."""
        given = self.cleaned_data
        if given.get("kind") and given.get("address"):
            try:
                refuse_unreachable(given["kind"], given["address"])
            except ValidationError as wrong:
                self.add_error("address", wrong)
        return given
