"""Who acts for the person of a case, as staff write it down."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _, gettext_lazy

from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.cases.models import Attachment, Case, Representative
from answerable.casework.representing import Authority
from answerable.front.desk.forms.absence import DayField
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.forms.step import StepForm
from answerable.front.shared.reaching import LONGEST_EMAIL, refuse_unreachable
from answerable.people.models import ContactPoint

CHOOSE = {
    "required": gettext_lazy("Choose from the list"),
    "invalid_choice": gettext_lazy("Choose from the list"),
}
THIS, ALL = "this", "all"


class RepresentForm(StepForm):
    """Somebody acts: who, in what, how long, and by what we know it."""

    name = "represent"
    who = forms.CharField(
        label=gettext_lazy("Their name"),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Type their name"),
            "max_length": TOO_LONG,
        },
    )
    address = forms.CharField(
        label=gettext_lazy("Their e-mail address or phone number"),
        help_text=gettext_lazy("To an e-mail address we send a link of their own."),
        max_length=LONGEST_EMAIL,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Type their e-mail address or phone number"),
            "max_length": TOO_LONG,
        },
    )
    role = forms.ChoiceField(
        label=gettext_lazy("What are they to the person?"),
        choices=Representative.Role.choices,
        error_messages=CHOOSE,
    )
    extent = forms.ChoiceField(
        label=gettext_lazy("In what do they act?"),
        choices=[
            (THIS, gettext_lazy("In this case")),
            (ALL, gettext_lazy("In all cases of the person")),
        ],
        error_messages=CHOOSE,
    )
    proof = forms.ChoiceField(
        label=gettext_lazy("How do we know that they may?"),
        choices=Representative.Proof.choices,
        initial=Representative.Proof.SEEN,
        error_messages=CHOOSE,
    )
    document = forms.ModelChoiceField(
        Attachment.objects.none(),
        label=gettext_lazy("Which file shows it?"),
        required=False,
        error_messages=CHOOSE,
    )
    told = forms.ChoiceField(
        label=gettext_lazy("Whom do we write to?"),
        choices=Representative.Told.choices,
        error_messages=CHOOSE,
    )
    first_day = DayField(label=gettext_lazy("First day"))
    last_day = DayField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("Leave it empty if it has no end."),
        required=False,
    )

    def __init__(
        self,
        case: Case,
        staff: Staff,
        data: QueryDict | None = None,
        **first: object,
    ) -> None:
        """Offer the files of the case, and today."""
        super().__init__(case, staff, data, **{"first_day": today(), **first})
        files = Attachment.objects.filter(interaction__case=case).order_by("-pk")
        self.fields["document"].queryset = files  # type: ignore[attr-defined]  # a ModelChoiceField
        self.offer("document", files, nothing=_("None"))

    @property
    def authority(self) -> Authority:
        """Return what was written down."""
        given = self.cleaned_data
        return Authority(
            name=given["who"],
            kind=_kind_of(given["address"]),
            address=given["address"],
            role=given["role"],
            is_for_all=given["extent"] == ALL,
            proof=given["proof"],
            document=given["document"] if _needs_file(given) else None,
            told=given["told"],
            first_day=given["first_day"],
            last_day=given["last_day"],
        )

    def clean_address(self) -> str:
        """Refuse what can be neither written to nor rung."""
        typed: str = self.cleaned_data["address"]
        refuse_unreachable(_kind_of(typed), typed)
        return typed

    def clean(self) -> dict[str, Any]:
        """Want the file that is the proof, and days in their order."""
        given = self.cleaned_data
        if _needs_file(given) and not given.get("document"):
            self.add_error("document", _("Choose the file that shows it"))
        first, last = given.get("first_day"), given.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day is before the first one"))
        return given


def _needs_file(given: dict[str, Any]) -> bool:
    return given.get("proof") == Representative.Proof.DOCUMENT


def _kind_of(typed: str) -> str:
    kinds = ContactPoint.Kind
    return kinds.EMAIL.value if "@" in typed else kinds.PHONE.value
