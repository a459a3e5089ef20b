"""A view over the queue: what it is called, whose it is, and what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _, gettext_lazy

from answerable.agency.models import Staff, Team
from answerable.agency.queries import led_teams
from answerable.cases.models import SavedView
from answerable.cases.policy import Looking
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.forms.step import carried
from answerable.front.desk.queue.conditions import ASKED, Asked
from answerable.lib.errors import Refused

OWN = "own"
ONE_OF_MANY = ("due",)
CHOOSE_FROM_THE_LIST = {"invalid_choice": gettext_lazy("Choose from the list")}


class ViewForm(forms.Form):
    """Asks for a view: one question for each condition that there is."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("It stands over the queue, with the number of cases."),
        max_length=40,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={
            "required": gettext_lazy("Give it a name"),
            "max_length": TOO_LONG,
        },
    )
    seen = carried()

    def __init__(
        self, staff: Staff, view: SavedView | None = None, data: QueryDict | None = None
    ) -> None:
        """Ask about this view or a new one, or read what was sent about it."""
        super().__init__(data, auto_id="view-%s", initial=_kept(view))
        for name, asked in ASKED.items():
            kind = _one_of if name in ONE_OF_MANY else _some_of
            self.fields[name] = kind(asked, staff)

    def conditions(self) -> Iterator[BoundField]:
        """Return the questions about cases."""
        return (self[name] for name in ASKED)

    def looking(self) -> Looking:
        """Return what was asked for; what was left open is no condition."""
        given = self.cleaned_data
        chosen = {
            name: [given[name]] if name in ONE_OF_MANY else given[name]
            for name in ASKED
            if given[name]
        }
        return Looking(given["name"], chosen)

    def refuse(self, refused: Refused) -> None:
        """Put what could not be done beside the field that can be mended."""
        self.add_error("name" if refused.code == "name-taken" else None, refused.hint)


class NewViewForm(ViewForm):
    """Asks besides whose the view is to be, as far as its maker may choose."""

    whose = forms.ChoiceField(
        label=gettext_lazy("Who uses it?"),
        widget=forms.RadioSelect,
        initial=OWN,
        error_messages={
            "required": gettext_lazy("Choose who uses it"),
            "invalid_choice": gettext_lazy("Choose who uses it"),
        },
    )
    seen = carried(required=False)

    def __init__(self, staff: Staff, data: QueryDict | None = None) -> None:
        """Offer this member of staff what they may keep."""
        super().__init__(staff, None, data)
        self._teams = {f"team-{team.pk}": team for team in led_teams(staff)}
        of_teams = [
            (key, _("Team: %(team)s") % {"team": team})
            for key, team in self._teams.items()
        ]
        whose = cast("forms.ChoiceField", self.fields["whose"])
        whose.choices = [(OWN, _("Only I")), *of_teams]

    def team(self) -> Team | None:
        """Return the team that it is for, if it is for one."""
        return self._teams.get(self.cleaned_data["whose"])


def _some_of(asked: Asked, staff: Staff) -> forms.Field:
    return forms.MultipleChoiceField(
        label=str(asked.question),
        required=False,
        choices=list(asked.choices(staff)),
        widget=forms.CheckboxSelectMultiple,
        error_messages=CHOOSE_FROM_THE_LIST,
    )


def _one_of(asked: Asked, staff: Staff) -> forms.Field:
    return forms.ChoiceField(
        label=str(asked.question),
        required=False,
        choices=[("", _("Any")), *asked.choices(staff)],
        widget=forms.RadioSelect,
        error_messages=CHOOSE_FROM_THE_LIST,
    )


def _kept(view: SavedView | None) -> dict[str, object]:
    if view is None:
        return {}
    single = {name: view.conditions.get(name, [""])[0] for name in ONE_OF_MANY}
    return {"name": view.name, "seen": view.version, **view.conditions, **single}
