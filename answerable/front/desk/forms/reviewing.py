"""What is asked where a restriction is looked at again: it can only become less."""

from __future__ import annotations

from datetime import date
from typing import Any, Self, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _, gettext_lazy

from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.complaints.conduct import Terms
from answerable.complaints.models import (
    ContactRestriction,
    RestrictionReview,
)
from answerable.complaints.models.conduct import LONGEST
from answerable.front.desk.forms.absence import DayField
from answerable.front.desk.forms.conduct import (
    CHOOSE,
    LIMITS,
    LONGEST_LINE,
    ConductForm,
    Days,
)
from answerable.front.desk.forms.lines import TOO_LONG, line_field
from answerable.front.desk.forms.restricting import USUAL_REVIEW
from answerable.front.desk.forms.step import carried, seen_now
from answerable.people.models import Person


class ReviewForm(ConductForm):
    """A restriction is looked at again; it can only become less."""

    seen = carried()
    cause = forms.ChoiceField(
        label=gettext_lazy("Why is it looked at?"),
        choices=RestrictionReview.Cause.choices,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    decision = forms.ChoiceField(
        label=gettext_lazy("What do you decide?"),
        choices=RestrictionReview.Decision.choices,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    reasons = forms.CharField(
        label=gettext_lazy("The reasons"),
        help_text=gettext_lazy("The person reads them."),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
        error_messages={
            "required": gettext_lazy("Write down the reasons. The person reads them."),
            "max_length": TOO_LONG,
        },
    )
    writing_only = forms.BooleanField(
        label=gettext_lazy("We answer in writing only"), required=False
    )
    contact_point = line_field(
        gettext_lazy("They turn to one place only"),
        gettext_lazy("Empty: no limit any more."),
        longest=LONGEST_LINE,
    )
    keeps_subjects = forms.BooleanField(required=False)
    answer_days = Days()
    ends_on = DayField(label=gettext_lazy("Last day"))
    review_on = DayField(
        label=gettext_lazy("Somebody looks at it again by"),
        help_text=gettext_lazy("It may be empty where the last day is within 90 days."),
        required=False,
    )

    def __init__(
        self,
        restriction: ContactRestriction,
        person: Person,
        staff: Staff,
        data: QueryDict | None = None,
    ) -> None:
        """Show what is limited now, which can be taken away."""
        first = {
            **{name: getattr(restriction, name) for name in LIMITS},
            "keeps_subjects": True,
            "ends_on": restriction.ends_on,
            "review_on": _next_review(restriction),
            "seen": restriction.reviews.count(),
        }
        super().__init__(person, staff, data, **first)
        self.restriction = restriction
        subjects = _("On this we answer only what is new: %(subjects)s")
        told = subjects % {"subjects": restriction.subjects}
        self.fields["keeps_subjects"].label = told
        for name in self._not_limited():
            del self.fields[name]

    def again(self, hint: str) -> Self:
        """Return what was sent, about the restriction as it is by now, and why it waits."""
        fresh = ContactRestriction.objects.get(pk=self.restriction.pk)
        sent = seen_now(cast("QueryDict", self.data), fresh.reviews.count())
        form = type(self)(fresh, self.person, self.staff, sent)
        form.full_clean()
        form.add_error(None, hint)
        return form

    @property
    def eased(self) -> list[Any]:
        """Return the fields that count where it becomes less."""
        names = ("writing_only", "contact_point", "keeps_subjects", "answer_days")
        return [self[name] for name in (*names, "ends_on") if name in self.fields]

    @property
    def after(self) -> Terms:
        """Return what is limited from now on, if it becomes less."""
        given = self.cleaned_data
        return Terms(
            contact_point=given.get("contact_point", ""),
            subjects=self.restriction.subjects if given.get("keeps_subjects") else "",
            writing_only=given.get("writing_only", False),
            answer_days=given.get("answer_days"),
        )

    def _not_limited(self) -> list[str]:
        limited = self.restriction.terms.options
        named = {name: name for name in LIMITS} | {"subjects": "keeps_subjects"}
        return [field for name, field in named.items() if name not in limited]


def _next_review(restriction: ContactRestriction) -> date | None:
    usual = max(today(), restriction.starts_on) + USUAL_REVIEW
    return usual if usual < restriction.ends_on else None
