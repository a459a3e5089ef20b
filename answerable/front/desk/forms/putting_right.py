"""What is asked of what puts a complaint right, and of what we learn from it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy as _
from django_stubs_ext import StrOrPromise

from answerable.agency.models import Staff
from answerable.agency.queries import colleagues
from answerable.cases.models import Case
from answerable.complaints.models import Remedy
from answerable.complaints.promised import Promised
from answerable.front.desk.forms.complaint import CHOOSE_SOMEBODY, LONGEST
from answerable.front.desk.forms.days import day_field, not_passed
from answerable.front.desk.forms.lines import line_field, words_field
from answerable.front.desk.forms.step import StepForm

NO_DAY = _("Say by which day it is done")


def owner_field(label: StrOrPromise) -> forms.ModelChoiceField[Staff]:
    """Return a field for who of us sees to something."""
    said = {"required": CHOOSE_SOMEBODY, "invalid_choice": CHOOSE_SOMEBODY}
    everybody = Staff.objects.filter(is_active=True)
    return forms.ModelChoiceField(everybody, label=label, error_messages=said)


def owners(case: Case, staff: Staff) -> list[Staff]:
    """Return who can see to something: the colleagues of the team, and who asks."""
    theirs = {staff, *colleagues(case.team_id)}
    return sorted(theirs, key=lambda each: (each.last_name, each.first_name))


class OwnedForm(StepForm):
    """Something that one of us does by a day; first offered to who asks."""

    def __init__(self, case: Case, staff: Staff, data: QueryDict | None = None) -> None:
        """Offer the team."""
        super().__init__(case, staff, data, owner=staff.pk)
        self.offer("owner", owners(case, staff))

    def clean_due(self) -> date | None:
        """Refuse a day that has passed."""
        return not_passed(self.cleaned_data["due"])


class RemedyForm(OwnedForm):
    """Says what we do to put it right, who does it, and by when."""

    name = "remedy"
    written = "what"
    kind = forms.ChoiceField(
        label=_("What puts it right?"),
        choices=Remedy.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what puts it right"),
            "invalid_choice": _("Choose what puts it right"),
        },
    )
    what = line_field(
        _("What do we do?"),
        _("In a sentence that the person reads."),
        longest=LONGEST,
        missing=_("Write in a sentence what we do"),
    )
    amount = forms.DecimalField(
        label=_("How much, if it is a payment?"),
        required=False,
        max_digits=10,
        decimal_places=2,
        widget=forms.TextInput({"class": "short", "inputmode": "decimal"}),
        error_messages={"invalid": _("Write a number, such as 25.00")},
    )
    owner = owner_field(_("Who does it?"))
    due = day_field(_("By which day?"), missing=NO_DAY)

    def clean(self) -> dict[str, Any]:
        """Ask for an amount of a payment, and of nothing else."""
        given = super().clean() or self.cleaned_data
        is_payment = given.get("kind") == Remedy.Kind.PAYMENT
        if "amount" in self.errors or "kind" in self.errors:
            return given
        if is_payment and not (given.get("amount") or 0) > 0:
            self.add_error("amount", gettext("Write how much we pay"))
        if not is_payment and given.get("amount"):
            self.add_error("amount", gettext("Only a payment has an amount: empty it"))
        return given

    def promised(self) -> Promised:
        """Return what we do about it."""
        given = self.cleaned_data
        kind = Remedy.Kind(given["kind"])
        return Promised(
            kind, given["what"], given["owner"], given["due"], given["amount"]
        )


class DoneForm(StepForm):
    """The button that says that a remedy was done."""

    name = "done"


class LaterForm(StepForm):
    """Promises a remedy for another day, with a reason."""

    name = "later"
    written = "words"
    to = day_field(_("By which day do we promise it now?"), missing=NO_DAY)
    words = words_field(
        _("Why can we not keep it?"),
        _("The person reads this in a message from you."),
        required=_("Write why: another day is promised only with a reason"),
    )

    def clean_to(self) -> date | None:
        """Refuse a day that has passed."""
        return not_passed(self.cleaned_data["to"])


class LearnForm(OwnedForm):
    """Says what we change so that it does not happen again."""

    name = "learn"
    written = "what"
    what = line_field(
        _("What do we change, so that it does not happen again?"),
        _("Only staff read it."),
        longest=LONGEST,
        missing=_("Write in a sentence what we change"),
    )
    owner = owner_field(_("Who sees to it?"))
    due = day_field(_("By which day?"), missing=NO_DAY)


class LearnedForm(StepForm):
    """The button that says that what we learned was done."""

    name = "learned"
