"""Who has a case, what it is about, and how we sum it up."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Model
from django.db.models.fields import BLANK_CHOICE_DASH
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy as _

from answerable.agency.duty import away_on, today
from answerable.agency.models import Absence, Staff, Team
from answerable.agency.queries import all_teams, colleagues, services_on_offer
from answerable.cases.models import Case
from answerable.casework.cover import able
from answerable.front.desk.case.doings import leads
from answerable.front.desk.forms.about import ServiceField, SummaryField
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.forms.step import StepForm
from answerable.front.desk.forms.writing import LONGEST

NOT_OFFERED = _("Choose yourself, or ask your supervisor to give it")


class AssignForm(StepForm):
    """Gives a case to a team; to one of its people only who leads it, or oneself."""

    name = "assign"
    written = "note"
    team = forms.ModelChoiceField(
        Team.objects.all(),
        label=_("Team"),
        error_messages={
            "required": _("Choose a team"),
            "invalid_choice": _("Choose a team"),
        },
    )
    owner = forms.ModelChoiceField(
        Staff.objects.all(),
        label=_("Person"),
        required=False,
        error_messages={"invalid_choice": NOT_OFFERED},
    )
    note = forms.CharField(
        label=_("A note for who gets it"),
        help_text=_("Only staff see it. Its new owner reads it first."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"max_length": TOO_LONG},
    )

    def __init__(self, case: Case, staff: Staff, data: QueryDict | None = None) -> None:
        """Offer all teams, and as ``owners`` those whom this member may give it to."""
        super().__init__(case, staff, data, team=case.team_id, owner=case.owner_id)
        self.owners = _owners(case, staff)
        self.offer("team", all_teams().values())
        self._offer_owners()

    def _offer_owners(self) -> None:
        """Name whom it can be given to, and who stands in for those who are away."""
        away = away_on(today())

        def named(staff: Model) -> str:
            absence = away.get(staff.pk)
            return _absent(absence) if absence else str(staff)

        nothing = _("Nobody yet")
        self.offer("owner", self.owners, nothing=nothing, named=named)

    def clean_owner(self) -> Staff | None:
        """Refuse somebody who was not offered."""
        owner: Staff | None = self.cleaned_data["owner"]
        if owner and owner not in self.owners:
            raise forms.ValidationError(NOT_OFFERED, code="invalid_choice")
        return owner

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
    service = ServiceField(
        help_text=_("Its team gets the case, and its promise counts anew.")
    )

    def __init__(self, case: Case, staff: Staff, data: QueryDict | None = None) -> None:
        super().__init__(case, staff, data, service=case.service_id)
        self.offer("service", services_on_offer(), nothing=BLANK_CHOICE_DASH[0][1])


class SummaryForm(StepForm):
    """Sums a case up in our words; the person's own stay as they are."""

    name = "summary"
    written = "text"
    text = SummaryField(label=_("Summary"))

    def __init__(self, case: Case, staff: Staff, data: QueryDict | None = None) -> None:
        super().__init__(case, staff, data, text=case.summary)


def _absent(absence: Absence) -> str:
    named = {"person": absence.staff, "other": absence.substitute}
    if absence.substitute:
        return gettext("%(person)s (away: %(other)s stands in)") % named
    return gettext("%(person)s (away)") % named


def _owners(case: Case, staff: Staff) -> list[Staff]:
    """Return whom this member of staff may give the case to, by name.

    Source: the table of roles, where giving work to others is a supervisor's.
    """
    own = {staff, case.owner or staff}
    theirs = able(colleagues(case.team_id), case) if leads(staff, case) else ()
    return sorted(own.union(theirs), key=lambda each: (each.last_name, each.first_name))
