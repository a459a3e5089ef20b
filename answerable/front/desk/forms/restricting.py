"""What is asked before contact with somebody is limited."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.casework.conduct_letters import usual_appeal
from answerable.complaints.access import incidents_for
from answerable.complaints.conduct import Impact, Plan, Terms
from answerable.complaints.models import (
    Conduct,
)
from answerable.complaints.restrictions import incidents_with
from answerable.front.desk.forms.absence import DayField
from answerable.front.desk.forms.conduct import (
    CHOOSE,
    LIMITS,
    LONGEST_LINE,
    Answer,
    ConductForm,
    Days,
)
from answerable.front.desk.forms.lines import line_field
from answerable.front.desk.templatetags.desk import moment_within
from answerable.people.models import Person

MOST_INCIDENTS = 20
USUAL_REVIEW, USUAL_END = timedelta(days=91), timedelta(days=182)
# Under which heading each field stands.
PARTS: tuple[tuple[Promise, tuple[str, ...]], ...] = (
    (gettext_lazy("What it is about"), ("category", "incidents", "reasons")),
    (gettext_lazy("What is limited"), LIMITS),
    (
        gettext_lazy("Until when, and what can be done against it"),
        ("starts_on", "review_on", "ends_on", "appeal"),
    ),
    (
        gettext_lazy("What it does to this person"),
        ("disability", "language", "trauma", "on_paper"),
    ),
)


class RestrictForm(ConductForm):
    """A restriction: what, why, from when until when, and what it does to this person."""

    category = forms.ChoiceField(
        label=gettext_lazy("What goes too far?"),
        help_text=gettext_lazy("The person must have been warned of this very thing."),
        choices=Conduct.choices,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    incidents = forms.MultipleChoiceField(
        label=gettext_lazy("Which incidents does it rest on?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=CHOOSE,
    )
    writing_only = forms.BooleanField(
        label=gettext_lazy("We answer in writing only"), required=False
    )
    contact_point = line_field(
        gettext_lazy("They turn to one place only"),
        gettext_lazy("Who or where, and how it is reached. Empty: no limit."),
        longest=LONGEST_LINE,
    )
    subjects = line_field(
        gettext_lazy("On these subjects we answer only what is new"),
        gettext_lazy("Name what was finally answered. Empty: no limit."),
        longest=LONGEST_LINE,
    )
    answer_days = Days()
    reasons = Answer(
        gettext_lazy("The reasons"),
        gettext_lazy("The person reads them: what happened since the warning."),
        rows=5,
    )
    starts_on = DayField(label=gettext_lazy("First day"))
    review_on = DayField(label=gettext_lazy("Somebody looks at it again by"))
    ends_on = DayField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("12 months after the first day at the latest."),
    )
    appeal = Answer(
        gettext_lazy("How can they appeal?"), gettext_lazy("The person reads it.")
    )
    disability = Answer(
        gettext_lazy("What does it do to them if they have a disability?"),
        gettext_lazy("Can they write, ring or come at all? What do they need instead?"),
    )
    language = Answer(
        gettext_lazy("What does it do to them in the language that we use?"),
        gettext_lazy("Was it meant as it sounded? Do they need an interpreter?"),
    )
    trauma = Answer(
        gettext_lazy("What in their situation or past must be regarded?"),
        gettext_lazy(
            "Loss, flight, violence, debts: what explains how they are with us?"
        ),
    )

    def __init__(
        self, person: Person, staff: Staff, data: QueryDict | None = None
    ) -> None:
        """Offer the incidents that this member may read, and the usual days."""
        first = {
            "starts_on": today(),
            "review_on": today() + USUAL_REVIEW,
            "ends_on": today() + USUAL_END,
            "appeal": usual_appeal(person),
        }
        super().__init__(person, staff, data, **first)
        offered = _incidents(person, staff)
        self.fields["incidents"].choices = offered  # type: ignore[attr-defined]  # a MultipleChoiceField
        if not offered:
            del self.fields["incidents"]

    @property
    def parts(self) -> list[tuple[str, list[BoundField]]]:
        """Return the fields under their headings."""
        return [
            (str(title), [self[name] for name in names if name in self.fields])
            for title, names in PARTS
        ]

    @property
    def plan(self) -> Plan:
        """Return what was asked for."""
        given = self.cleaned_data
        return Plan(
            category=given["category"],
            terms=Terms(**{name: given[name] for name in LIMITS}),
            reasons=given["reasons"],
            starts_on=given["starts_on"],
            review_on=given["review_on"],
            ends_on=given["ends_on"],
            appeal=given["appeal"],
            impact=Impact(given["disability"], given["language"], given["trauma"]),
            incidents=[int(each) for each in given.get("incidents", ())],
        )


def _incidents(person: Person, staff: Staff) -> list[tuple[str, str]]:
    """Return the incidents in the cases of a person that a member may read."""
    known = incidents_for(staff).filter(pk__in=incidents_with(person).values("pk"))
    return [
        (
            str(each.pk),
            f"{each.get_kind_display()} · {each.by} · {moment_within(each.at)}",
        )
        for each in known[:MOST_INCIDENTS]
    ]
