"""What each step of a complaint asks: issues, findings, remedies, an answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Model
from django.db.models.fields import BLANK_CHOICE_DASH
from django.http import QueryDict
from django.utils.translation import (
    get_language,
    gettext,
    gettext_lazy as _,
    pgettext_lazy,
)
from django_stubs_ext import StrOrPromise

from answerable.agency.models import Staff
from answerable.agency.queries import colleagues
from answerable.cases.models import Case
from answerable.complaints.machine import Finding
from answerable.complaints.models import Complaint, Remedy
from answerable.complaints.models.complaint import FINDINGS, Cause
from answerable.complaints.promised import Promised
from answerable.complaints.rules import Rules
from answerable.front.desk.forms.days import day_field, not_passed
from answerable.front.desk.forms.step import StepForm
from answerable.lib.wording import in_language

LONGEST = 300
LONGEST_WORDS = 10_000
TOO_LONG = _("Shorten it to %(limit_value)s characters")
CHOOSE_A_REASON = _("Choose why it is not taken as a complaint")
CHOOSE_SOMEBODY = _("Choose one of us")
NO_DAY = _("Say by which day it is done")


def words_field(
    label: StrOrPromise, help_text: StrOrPromise = "", *, required: StrOrPromise = ""
) -> forms.CharField:
    """Return a field of many lines; ``required`` is what is said where it is empty."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=bool(required),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        error_messages={"required": required, "max_length": TOO_LONG},
    )


def owner_field(label: StrOrPromise) -> forms.ModelChoiceField[Staff]:
    """Return a field for who of us sees to something."""
    said = {"required": CHOOSE_SOMEBODY, "invalid_choice": CHOOSE_SOMEBODY}
    everybody = Staff.objects.filter(is_active=True)
    return forms.ModelChoiceField(everybody, label=label, error_messages=said)


def line_field(
    label: StrOrPromise, help_text: StrOrPromise, *, missing: StrOrPromise
) -> forms.CharField:
    """Return a field for one sentence; ``missing`` is said where it is empty."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST,
        widget=forms.TextInput({"dir": "auto"}),
        error_messages={"required": missing, "max_length": TOO_LONG},
    )


def owners(case: Case, staff: Staff) -> list[Staff]:
    """Return who can see to something: the colleagues of the team, and who asks."""
    theirs = {staff, *colleagues(case.team_id)}
    return sorted(theirs, key=lambda each: (each.last_name, each.first_name))


class BeginForm(StepForm):
    """The button that begins the procedure of an older complaint."""

    name = "begin"


class AnotherLookForm(StepForm):
    """The button that begins the next stage."""

    name = "another-look"


class StrikeForm(StepForm):
    """The button that strikes an issue."""

    name = "strike"


class IssueForm(StepForm):
    """Writes down one thing that the person complains about."""

    name = "issue"
    written = "words"
    words = line_field(
        _("One thing they complain about"),
        _("In our words, as the person will read it."),
        missing=_("Write in a sentence what they complain about"),
    )


class ConfirmForm(StepForm):
    """Tells the person what we understood."""

    name = "confirm"
    written = "words"
    words = words_field(
        _("What you want to add"),
        _("The message has the issues above and the day of our answer by itself."),
    )


class FindForm(StepForm):
    """Says what was found about an issue, and why."""

    name = "find"
    written = "reasons"
    finding = forms.ChoiceField(
        label=_("What did you find?"),
        choices=FINDINGS,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what you found"),
            "invalid_choice": _("Choose what you found"),
        },
    )
    reasons = words_field(
        _("Why?"),
        _("The person reads this: what you looked at, and what you make of it."),
        required=_("Say why you found it so: a decision without reasons is none."),
    )

    def found(self) -> Finding:
        """Return what was found."""
        return Finding(self.cleaned_data["finding"])


class RemedyForm(StepForm):
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

    def __init__(self, case: Case, staff: Staff, data: QueryDict | None = None) -> None:
        super().__init__(case, staff, data, owner=staff.pk)
        self.offer("owner", owners(case, staff))

    def clean_due(self) -> date | None:
        """Refuse a day that has passed."""
        return not_passed(self.cleaned_data["due"])

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


class LearnForm(StepForm):
    """Says what we change so that it does not happen again."""

    name = "learn"
    written = "what"
    what = line_field(
        _("What do we change, so that it does not happen again?"),
        _("Only staff read it."),
        missing=_("Write in a sentence what we change"),
    )
    owner = owner_field(_("Who sees to it?"))
    due = day_field(_("By which day?"), missing=NO_DAY)

    def __init__(self, case: Case, staff: Staff, data: QueryDict | None = None) -> None:
        super().__init__(case, staff, data, owner=staff.pk)
        self.offer("owner", owners(case, staff))

    def clean_due(self) -> date | None:
        """Refuse a day that has passed."""
        return not_passed(self.cleaned_data["due"])


class LearnedForm(StepForm):
    """The button that says that what we learned was done."""

    name = "learned"


class DoneForm(StepForm):
    """The button that says that a remedy was done."""

    name = "done"


class AnswerForm(StepForm):
    """Answers the complaint with all that was found."""

    name = "answer"
    written = "words"
    cause = forms.ChoiceField(
        label=_("What lay behind it?"),
        help_text=_("Only staff see it. The yearly report counts it."),
        choices=[("", BLANK_CHOICE_DASH[0][1]), *Cause.choices],
        error_messages={
            "required": _("Choose what lay behind it"),
            "invalid_choice": _("Choose what lay behind it"),
        },
    )
    words = words_field(
        _("What you want to say first"),
        _("Begin as you would to their face. All the rest is written below it."),
    )


class ExcludeForm(StepForm):
    """Says why it is not taken as a complaint."""

    name = "exclude"
    written = "words"
    reason = forms.ChoiceField(
        label=_("Why is it not taken as a complaint?"),
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE_A_REASON, "invalid_choice": CHOOSE_A_REASON},
    )
    words = words_field(
        _("Why does this fit here?"),
        _("The person reads it, with where they can go instead."),
        required=_("Say it in your own words: each complaint is decided by itself"),
    )

    def __init__(
        self,
        case: Case,
        staff: Staff,
        data: QueryDict | None = None,
        *,
        rules: Rules,
    ) -> None:
        """Offer the reasons that the procedure names."""
        super().__init__(case, staff, data)
        language, self._rules = get_language() or "", rules
        reason: Any = self.fields["reason"]
        reason.choices = [
            (each.slug, in_language(each.reason, language)) for each in rules.exclusions
        ]

    def again(self, case: Case, sent: QueryDict) -> ExcludeForm:
        """Return the same form with the same reasons."""
        return ExcludeForm(case, self.staff, sent, rules=self._rules)


class ReferForm(StepForm):
    """Notes that it goes to the body outside."""

    name = "refer"
    written = "words"
    words = words_field(_("What you want to add"), _("The person reads it."))


class AboutForm(StepForm):
    """Says whom of us it is about; they do not see it any more."""

    name = "about"
    about = forms.ModelChoiceField(
        Staff.objects.filter(is_active=True),
        label=_("Which of us is it about?"),
        help_text=_("They cannot see this complaint from then on, nor look into it."),
        empty_label=pgettext_lazy("staff whom a complaint is about", "Nobody"),
        required=False,
        error_messages={"invalid_choice": CHOOSE_SOMEBODY},
    )

    def __init__(
        self,
        case: Case,
        staff: Staff,
        data: QueryDict | None = None,
        *,
        complaint: Complaint,
    ) -> None:
        """Offer all of us."""
        super().__init__(case, staff, data, about=complaint.about_staff_id)
        self._complaint = complaint
        everybody = Staff.objects.filter(is_active=True)
        nobody = pgettext_lazy("staff whom a complaint is about", "Nobody")
        rows: list[Model] = list(everybody.order_by("last_name", "first_name"))
        self.offer("about", rows, nothing=nobody)

    def again(self, case: Case, sent: QueryDict) -> AboutForm:
        """Return the same form about the same complaint."""
        return AboutForm(case, self.staff, sent, complaint=self._complaint)
