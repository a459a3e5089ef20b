"""Who has a case, what it is about, and how we sum it up."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff, Team
from answerable.agency.queries import colleagues, offered_services
from answerable.cases.models import Case
from answerable.front.desk.doings import leads
from answerable.front.desk.forms.step import StepForm


class AssignForm(StepForm):
    """Gives a case to a team; to one of its people only who leads it, or oneself."""

    name = "assign"
    team = forms.ModelChoiceField(
        Team.objects.order_by("slug"),
        label=_("Team"),
        empty_label=None,
        error_messages={
            "required": _("Choose a team"),
            "invalid_choice": _("Choose a team"),
        },
    )
    owner = forms.ModelChoiceField(
        Staff.objects.none(),
        label=_("Person"),
        required=False,
        empty_label=_("Nobody yet"),
        error_messages={
            "invalid_choice": _("Choose yourself, or ask your supervisor to give it")
        },
    )

    def __init__(self, case: Case, staff: Staff, data: QueryDict | None = None) -> None:
        super().__init__(case, staff, data, team=case.team_id, owner=case.owner_id)
        owner = cast("forms.ModelChoiceField[Staff]", self.fields["owner"])
        owner.queryset = _owners(case, staff)

    def clean(self) -> dict[str, Any]:
        """Refuse somebody who does not work in the team that is to have it."""
        given = super().clean() or self.cleaned_data
        team, owner = given.get("team"), given.get("owner")
        moves = team and team.pk != self.case.team_id
        if moves and owner and not owner.teams.contains(team):
            wrong = _("%(owner)s does not work in this team: choose nobody yet")
            self.add_error("owner", wrong % {"owner": owner})
        return given


class ServiceForm(StepForm):
    """Says which service a case is really about."""

    name = "service"
    service = forms.ModelChoiceField(
        offered_services(),
        label=_("Service"),
        help_text=_("Its team gets the case, and its promise counts anew."),
        error_messages={
            "required": _("Choose a service"),
            "invalid_choice": _("Choose a service"),
        },
    )

    def __init__(self, case: Case, staff: Staff, data: QueryDict | None = None) -> None:
        super().__init__(case, staff, data, service=case.service_id)


class SummaryForm(StepForm):
    """Sums a case up in our words; the person's own stay as they are."""

    name = "summary"
    written = "text"
    text = forms.CharField(
        label=_("Summary"),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={
            "required": _("Write in a few words what it is about"),
            "max_length": _("Shorten it to %(limit_value)s characters"),
        },
    )

    def __init__(self, case: Case, staff: Staff, data: QueryDict | None = None) -> None:
        super().__init__(case, staff, data, text=case.summary)


def _owners(case: Case, staff: Staff) -> QuerySet[Staff]:
    """Return whom this member of staff may give the case to.

    Source: the table of roles, where giving work to others is a supervisor's.
    """
    own = Staff.objects.filter(pk__in=[staff.pk, case.owner_id or staff.pk])
    if not leads(staff, case):
        return own
    theirs = colleagues(Team.objects.filter(cases=case))
    return (own.distinct() | theirs).order_by("last_name", "first_name")
