"""How a person is reached otherwise, as staff write it down, and how a number is proved."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from answerable.front.desk.forms.controls import Controls
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.forms.persons import CHOOSE_FROM_THE_LIST, PersonForm
from answerable.front.shared.reaching import LONGEST_EMAIL, refuse_unreachable
from answerable.people.models import ContactChange, ContactPoint, Person
from answerable.people.queries import contact_points_of

SAY_HOW = dict.fromkeys(
    ("required", "invalid_choice"), _("Choose how we know that it is theirs")
)


class ContactForm(PersonForm):
    """How else a person is reached; what it replaces says whether by mail or phone."""

    replaces = forms.ChoiceField(
        label=_("Instead of"),
        error_messages=CHOOSE_FROM_THE_LIST,
    )
    address = forms.CharField(
        label=_("The new address or number"),
        max_length=LONGEST_EMAIL,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        error_messages={
            "required": _("Type the new address or number"),
            "max_length": TOO_LONG,
        },
    )

    def __init__(self, person: Person, data: QueryDict | None = None) -> None:
        """Offer what can be replaced, and one more of each kind."""
        super().__init__(person, data)
        points = contact_points_of(person)
        self.points = {str(each.pk): each for each in points if not each.ended_at}
        field = cast("forms.ChoiceField", self.fields["replaces"])
        field.choices = [
            *((pk, each.address) for pk, each in self.points.items()),
            (ContactPoint.Kind.EMAIL.value, _("Nothing: one more e-mail address")),
            (ContactPoint.Kind.PHONE.value, _("Nothing: one more phone number")),
        ]

    @property
    def replaced(self) -> ContactPoint | None:
        """Return what is replaced, if something is."""
        return self.points.get(self.cleaned_data["replaces"])

    @property
    def kind(self) -> str:
        """Return whether it is an address or a number."""
        replaced = self.replaced
        return replaced.kind if replaced else self.cleaned_data["replaces"]

    def clean(self) -> dict[str, Any]:
        """Refuse what cannot be written to, or rung."""
        given = self.cleaned_data
        if given.get("replaces") and given.get("address"):
            try:
                refuse_unreachable(self.kind, given["address"])
            except forms.ValidationError as wrong:
                self.add_error("address", wrong)
        return given


class ConfirmContactForm(forms.Form):
    """How we know that a new number is theirs."""

    default_renderer = Controls()
    how = forms.ChoiceField(
        label=_("How do we know that it is theirs?"),
        choices=[
            (how.value, how.label)
            for how in ContactChange.How
            if how is not ContactChange.How.LINK
        ],
        error_messages=SAY_HOW,
    )
