"""On which case a text is tried: a real one by its reference, else one that is made up."""

from __future__ import annotations

from functools import partial
from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Service
from answerable.agency.queries import departments_above, find_team, services_on_offer

TRIED_HELP = _(
    "One that you may read. Leave it empty to try it on a case that is made up."
)
CHOOSE = _("Choose a service of the list")


def about_field() -> forms.ChoiceField:
    """Return a field for what a case that is made up is about."""
    return forms.ChoiceField(
        label=_("What the case that is made up is about"),
        required=False,
        widget=forms.Select({"class": "medium"}),
        error_messages={"invalid_choice": CHOOSE},
    )


def offer_services(form: forms.Form, department: int | None = None) -> None:
    """Offer every service on offer, those of a department (its id) before the others."""
    field = cast("forms.ChoiceField", form.fields["about"])
    offered = sorted(services_on_offer(), key=partial(_is_elsewhere, department))
    field.choices = [(each.slug, str(each)) for each in offered]


def _is_elsewhere(department: int | None, service: Service) -> bool:
    team = find_team(service.team_id)
    return not team or department not in departments_above(team.department_id)
