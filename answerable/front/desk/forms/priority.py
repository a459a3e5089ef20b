"""How urgent a case is: its grounds are asked for, never the priority itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff
from answerable.cases.models import Case
from answerable.cases.priority import Circumstance, Level, read_grounds
from answerable.casework.priorities import Judgement
from answerable.front.desk.case.priorities import CIRCUMSTANCES, LEVELS
from answerable.front.desk.forms.days import day_field
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.forms.step import StepForm

LONGEST = 2_000
CHOOSE_A_LEVEL = _("Choose high, medium or low")


class LevelField(forms.TypedChoiceField):
    """High, medium or low."""

    def __init__(self, **more: Any) -> None:
        """Ask for a level; ``more`` is what any field takes."""
        super().__init__(
            choices=[(level.value, words) for level, words in LEVELS.items()],
            coerce=lambda value: Level(int(value)),
            error_messages={
                "required": CHOOSE_A_LEVEL,
                "invalid_choice": CHOOSE_A_LEVEL,
            },
            **more,
        )


class PriorityForm(StepForm):
    """Judges a case by what counts; the matrix makes a priority of it."""

    name = "priority"
    written = "why"
    impact = LevelField(label=_("Impact: how much depends on it?"))
    urgency = LevelField(label=_("Urgency: how soon must something be done?"))
    circumstances = forms.MultipleChoiceField(
        label=_("What else counts?"),
        help_text=_("Anger, the media and rank never count."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(each.value, words) for each, words in CIRCUMSTANCES.items()],
        error_messages={"invalid_choice": _("Choose of what is on the list")},
    )
    legal_date = day_field(
        _("Date that the law sets"),
        unreadable=_("Give a day that exists, with day, month and year"),
    )
    why = forms.CharField(
        label=_("Why?"),
        help_text=_("Kept as a note. Only staff see it."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={
            "required": _("Write why, for your colleagues"),
            "max_length": TOO_LONG,
        },
    )

    def __init__(self, case: Case, staff: Staff, data: QueryDict | None = None) -> None:
        grounds = read_grounds(case.grounds)
        super().__init__(
            case,
            staff,
            data,
            impact=grounds.impact.value,
            urgency=grounds.urgency.value,
            circumstances=sorted(grounds.circumstances),
            legal_date=case.legal_date,
        )


def judgement_in(said: Mapping[str, Any]) -> Judgement:
    """Return what was judged, as casework takes it."""
    return Judgement(
        impact=said["impact"],
        urgency=said["urgency"],
        circumstances=frozenset(map(Circumstance, said["circumstances"])),
        legal_date=said["legal_date"],
    )
