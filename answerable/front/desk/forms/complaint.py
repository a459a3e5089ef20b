"""What each step of a complaint asks: issues, findings, an answer, and where it goes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Model
from django.db.models.fields import BLANK_CHOICE_DASH
from django.http import QueryDict
from django.utils.translation import (
    get_language,
    gettext_lazy as _,
    pgettext_lazy,
)

from answerable.agency.models import Staff
from answerable.cases.models import Case
from answerable.complaints.machine import Finding
from answerable.complaints.models import Complaint
from answerable.complaints.models.complaint import FINDINGS, Cause
from answerable.complaints.rules import Rules
from answerable.front.desk.forms.lines import line_field, words_field
from answerable.front.desk.forms.step import StepForm
from answerable.lib.wording import in_language

LONGEST = 300
CHOOSE_A_REASON = _("Choose why it is not taken as a complaint")
CHOOSE_SOMEBODY = _("Choose one of us")


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
        longest=LONGEST,
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
