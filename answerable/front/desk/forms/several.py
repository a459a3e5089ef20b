"""What is to become of several cases: to whom, about what, or with which note."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff, Team
from answerable.agency.queries import all_teams, beside, led_teams, services_on_offer
from answerable.front.desk.case.doings import Doing
from answerable.front.desk.forms.about import ServiceField
from answerable.front.desk.forms.changes import NOT_OFFERED
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.forms.writing import LONGEST


class SeveralForm(forms.Form):
    """Asks for what is the same for all of them; alone it asks nothing."""

    def __init__(self, staff: Staff, data: QueryDict | None = None) -> None:
        """Offer what this member of staff may choose, or read what was sent."""
        super().__init__(data, auto_id="several-%s")
        self.staff = staff


class HandOnForm(SeveralForm):
    """Asks for a team, and for one of its people only whoever leads it, or oneself."""

    team = forms.ModelChoiceField(
        Team.objects.all(),
        label=_("Team"),
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
        error_messages={"invalid_choice": NOT_OFFERED},
    )

    def __init__(self, staff: Staff, data: QueryDict | None = None) -> None:
        super().__init__(staff, data)
        offered = beside(staff) if led_teams(staff) else [staff]
        owners = Staff.objects.filter(pk__in=[each.pk for each in offered])
        self.fields["owner"].queryset = owners  # type: ignore[attr-defined]  # as typed
        teams = [(team.pk, str(team)) for team in all_teams().values()]
        self.fields["team"].choices = teams  # type: ignore[attr-defined]  # as typed

    def clean(self) -> dict[str, Any]:
        """Refuse somebody who does not work in the team that is to have them."""
        given = super().clean() or self.cleaned_data
        team, owner = given.get("team"), given.get("owner")
        if team and owner and not owner.teams.contains(team):
            wrong = _("%(owner)s does not work in this team: choose nobody yet")
            self.add_error("owner", wrong % {"owner": owner})
        return given


class AboutForm(SeveralForm):
    """Asks which service they are really about."""

    service = ServiceField(
        help_text=_("Its team gets the case, and its promise counts anew.")
    )

    def __init__(self, staff: Staff, data: QueryDict | None = None) -> None:
        super().__init__(staff, data)
        services = [(each.pk, str(each)) for each in services_on_offer()]
        self.fields["service"].choices = services  # type: ignore[attr-defined]  # as typed


class SameNoteForm(SeveralForm):
    """Asks for a note that each of them gets."""

    words = forms.CharField(
        label=_("Your note"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={
            "required": _("Write what your colleagues should know"),
            "max_length": TOO_LONG,
        },
    )


FORMS: dict[Doing, type[SeveralForm]] = {
    Doing.TAKE: SeveralForm,
    Doing.ASSIGN: HandOnForm,
    Doing.SERVICE: AboutForm,
    Doing.NOTE: SameNoteForm,
}
