"""What is asked before somebody is warned, and what all forms about conduct share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from answerable.agency.models import Staff
from answerable.casework.conduct_letters import has_mailbox
from answerable.complaints.conduct_refusals import HINTS
from answerable.complaints.models import (
    Conduct,
)
from answerable.complaints.models.conduct import LONGEST
from answerable.front.desk.forms.controls import Controls
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.people.models import Person

LONGEST_LINE = 200
MOST_DAYS = 90
CHOOSE = {
    "required": gettext_lazy("Choose from the list"),
    "invalid_choice": gettext_lazy("Choose from the list"),
}
BETWEEN = gettext_lazy("Give a number of days from 1 to 90")
LIMITS = ("writing_only", "contact_point", "subjects", "answer_days")
# At which field a person finds what stands in the way; the rest is said above the form.
AT = {
    "no-warning": "category",
    "no-limit": "writing_only",
    "no-reasons": "reasons",
    "begins-before": "starts_on",
    "ends-before": "ends_on",
    "ends-late": "ends_on",
    "ends-passed": "ends_on",
    "no-review": "review_on",
    "review-outside": "review_on",
    "no-appeal": "appeal",
    "no-disability": "disability",
    "no-language": "language",
    "no-trauma": "trauma",
    "own-appeal": "cause",
    "nothing-eased": "decision",
    "stricter": "decision",
}


class Answer(forms.CharField):
    """A long answer that is always asked for; what is missing the guards say, all at once."""

    def __init__(self, label: Any, help_text: Any = "", rows: int = 3) -> None:
        """Ask by this label."""
        super().__init__(
            label=label,
            help_text=help_text,
            max_length=LONGEST,
            widget=forms.Textarea({"rows": rows, "dir": "auto"}),
            error_messages={"max_length": TOO_LONG},
        )

    def validate(self, value: Any) -> None:
        """Leave what is empty to the guards."""


class Days(forms.IntegerField):
    """In how many days we answer once, if that is limited."""

    def __init__(self) -> None:
        """Ask for a number."""
        super().__init__(
            label=gettext_lazy("We answer at most once in so many days"),
            help_text=gettext_lazy("On what was answered already."),
            required=False,
            min_value=1,
            max_value=MOST_DAYS,
            widget=forms.NumberInput({"class": "short"}),
            error_messages=dict.fromkeys(
                ("invalid", "min_value", "max_value"), BETWEEN
            ),
        )


class ConductForm(forms.Form):
    """Something about how a person is in touch; they are told by a letter, or on paper."""

    default_renderer = Controls()
    on_paper = forms.BooleanField(
        label=gettext_lazy(
            "They have no mailbox: I print the letter, and see that they get it"
        ),
        error_messages={
            "required": gettext_lazy(
                "They must be told in writing: print the letter, and see that they get it"
            )
        },
    )

    def __init__(
        self,
        person: Person,
        staff: Staff,
        data: QueryDict | None = None,
        **first: object,
    ) -> None:
        """Ask about this person; about paper only where they have no mailbox."""
        super().__init__(data, initial=first)
        self.person = person
        self.staff = staff
        if has_mailbox(person):
            del self.fields["on_paper"]
        else:
            self.fields["on_paper"] = self.fields.pop("on_paper")  # the last one

    def refuse(self, codes: Sequence[str]) -> None:
        """Say all that stands in the way, each at its field."""
        for code in codes:
            place = AT.get(code)
            self.add_error(place if place in self.fields else None, str(HINTS[code]))


class WarnForm(ConductForm):
    """What goes too far, what happened, and what we ask of the person."""

    category = forms.ChoiceField(
        label=gettext_lazy("What goes too far?"),
        choices=Conduct.choices,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    words = forms.CharField(
        label=gettext_lazy("What happened?"),
        help_text=gettext_lazy("The person reads it: facts and days, and no verdict."),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 5, "dir": "auto"}),
        error_messages={
            "required": gettext_lazy("Write down what happened"),
            "max_length": TOO_LONG,
        },
    )
    asked = forms.CharField(
        label=gettext_lazy("What do we ask of them?"),
        help_text=gettext_lazy("The person reads it, too."),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        error_messages={
            "required": gettext_lazy("Write down what they can do instead"),
            "max_length": TOO_LONG,
        },
    )
    was_done_to_me = forms.BooleanField(
        label=gettext_lazy("It was done to me"),
        help_text=gettext_lazy("Somebody else decides then what follows."),
        required=False,
    )

    @property
    def warning(self) -> dict[str, Any]:
        """Return what the person is told."""
        names = ("category", "words", "asked", "was_done_to_me")
        return {name: self.cleaned_data[name] for name in names}
