"""What staff say of two cases: how they belong together, and that they are one."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff
from answerable.cases.access import case_for, may_work
from answerable.cases.models import Case
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.forms.step import StepForm, carried
from answerable.lib.errors import NotFound
from answerable.lib.references import find_reference

RELATED, PART, WHOLE = "related", "part", "whole"
CHOOSE_A_LINK = _("Choose how the two belong together")


class OtherField(forms.CharField):
    """The reference of another case, however it was typed."""

    def clean(self, value: object) -> str:
        """Return the reference as it is written; refuse what cannot be one."""
        typed = str(super().clean(value))
        reference = find_reference(typed)
        if reference is None:
            wrong = _("This is no reference: compare it with 7K4M-9XQK, sign by sign")
            raise forms.ValidationError(wrong, code="invalid")
        return reference


class OtherForm(StepForm):
    """Names another case, which must be there for whoever names it."""

    other = OtherField(
        label=_("Reference of the other case"),
        max_length=40,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        error_messages={
            "required": _("Type the reference of the other case"),
            "max_length": TOO_LONG,
        },
    )

    def clean_other(self) -> Case:
        """Return the other case. Refuses one that may not be seen, or worked on."""
        try:
            found = case_for(self.staff, self.cleaned_data["other"])
        except NotFound as unseen:
            wrong = _("There is no case with this reference that you can see")
            raise forms.ValidationError(wrong, code="unknown") from unseen
        if not self.may_be_read_only() and not may_work(self.staff, found):
            wrong = _("You can read that case, but your role does not work on it")
            raise forms.ValidationError(wrong, code="not-yours")
        return found

    def may_be_read_only(self) -> bool:
        """Tell whether it is enough to be able to read the other case."""
        # Unless said otherwise, the other case changes too, so one must work on it.
        return False


class LinkForm(OtherForm):
    """Says how a case belongs with another one."""

    name = "link"
    # Before the other case, which it says whether one must work on.
    kind = forms.ChoiceField(
        label=_("How do they belong together?"),
        widget=forms.RadioSelect,
        choices=[
            (RELATED, _("They belong together")),
            (PART, _("This case is a part of the other one")),
            (WHOLE, _("The other case is a part of this one")),
        ],
        error_messages={"required": CHOOSE_A_LINK, "invalid_choice": CHOOSE_A_LINK},
    )
    field_order = ("kind", "other")

    def may_be_read_only(self) -> bool:
        """Tell whether the link leaves the other case as free as it was."""
        return self.cleaned_data.get("kind") == RELATED


class LookForm(OtherForm):
    """Asks with which case this one is to be joined; nothing is done yet."""

    name = "look"


class JoinForm(OtherForm):
    """Joins two cases as they were seen side by side."""

    name = "join"
    other_case: Case
    seen_other = carried()

    @classmethod
    def about(cls, case: Case, other: Case, staff: Staff) -> JoinForm:
        """Return the button for these two as they are now."""
        form = cls(case, staff, other=other.reference, seen_other=other.version)
        form.fields["other"].widget = forms.HiddenInput()
        form.other_case = other
        return form


class UnlinkForm(StepForm):
    """The button to take a link back."""

    name = "unlink"
    link = carried()


class ApartForm(StepForm):
    """The button to take a joined case out again, or to put a split one back."""

    name = "apart"
