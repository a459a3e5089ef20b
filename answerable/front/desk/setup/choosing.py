"""Fields to choose one of what there is: a calendar, a department, a team."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from answerable.agency.models import Calendar, Department, Team
from answerable.agency.queries import offered_services

CHOOSE = _("Choose one of the list")


def choose(
    label: StrOrPromise,
    rows: Iterable[tuple[str, StrOrPromise]],
    *,
    nothing: StrOrPromise = "",
    hint: StrOrPromise = "",
    is_open: bool = False,
) -> forms.ChoiceField:
    """Return a field for one of these; ``nothing`` is what leaving it empty is called.

    One that ``is_open`` begins with no choice, where the first would be as bad as any.
    """
    empty = nothing or (CHOOSE if is_open else "")
    choices = [*([("", empty)] if empty else []), *rows]
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        required=not nothing,
        choices=choices,
        widget=forms.Select({"class": "medium"}),
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


def calendars() -> list[tuple[str, str]]:
    """Return the opening hours that there are, by their names."""
    slugs = Calendar.objects.values_list("slug", flat=True).distinct().order_by("slug")
    return [(slug, slug) for slug in slugs]


def departments(*, without: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """Return the departments of today."""
    today = timezone.localdate()
    live = Department.objects.filter(Q(valid_to=None) | Q(valid_to__gt=today))
    return [
        (one.slug, str(one)) for one in live.order_by("slug") if one.slug not in without
    ]


def teams() -> list[tuple[str, str]]:
    """Return the teams."""
    return [(team.slug, str(team)) for team in Team.objects.order_by("slug")]


def services() -> list[tuple[str, str]]:
    """Return the services that people can ask for, in their order."""
    return [(one.slug, str(one)) for one in offered_services()]
