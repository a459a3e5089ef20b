"""What is asked of a ladder: its steps, a few empty ones behind them, and how long silent.

Steps may be written in any order: they are kept in that of time. One is taken out by
choosing no moment for it, and then the rest of it does not matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _, gettext_lazy

from answerable.agency.configuration import Hand
from answerable.agency.queries import all_teams
from answerable.casework.telling_whom import teams_without
from answerable.clock.ladders import (
    LONGEST_AFTER,
    MOST_RUNGS,
    Rung,
    find_mistake,
    place_of,
    rungs_for,
    silent_days_of,
)
from answerable.clock.models.ladders import When, Whom
from answerable.clock.policy import publish_ladder, topic_of_ladder
from answerable.front.desk.setup.choosing import choose
from answerable.front.desk.setup.editing import SetupForm
from answerable.front.desk.setup.fields import number_field
from answerable.front.desk.setup.rule_fields import ticks
from answerable.lib.worktime import Unit

EMPTY_ROWS = 2
HOURS, DAYS = "after_hours", "after_days"
NONE = "none"
UNITS = {HOURS: Unit.HOUR, DAYS: Unit.WORKING_DAY}
MOMENTS = {
    NONE: gettext_lazy("No step"),
    When.USED.value: gettext_lazy("When so many percent of the time are used"),
    When.DUE.value: gettext_lazy("When it is due"),
    HOURS: gettext_lazy("So many working hours after it was due"),
    DAYS: gettext_lazy("So many working days after it was due"),
}


@dataclass(frozen=True)
class Row:
    """One step as the page counts it, from 1, and the fields that ask for it."""

    number: int
    fields: Sequence[forms.BoundField]

    @property
    def is_written(self) -> bool:
        """Tell whether it has a moment, or something about it is wrong."""
        has_moment = self.fields[0].value() not in {None, "", NONE}
        return has_moment or any(each.errors for each in self.fields)


class LadderForm(SetupForm):
    """Asks who is told of a promise that runs out, step by step."""

    silent_days = number_field(
        gettext_lazy("After how many working days is a case told of that lies silent?"),
        most=LONGEST_AFTER,
    )

    def __init__(self, data: QueryDict | None, *, case_type: str) -> None:
        """Begin with what holds for this type of case now."""
        self.case_type = case_type
        self.topic = topic_of_ladder(case_type)
        rungs = rungs_for(case_type)
        first: dict[str, object] = {"silent_days": silent_days_of(case_type)}
        for number, rung in enumerate(rungs, start=1):
            first |= _first(number, rung)
        super().__init__(data, first)
        self.number = min(MOST_RUNGS, len(rungs) + EMPTY_ROWS)
        if self.is_bound:
            sent = sum(name.endswith("_when") for name in self.data)
            self.number = min(MOST_RUNGS, max(sent, 1))
        asked = self.data if self.is_bound else self.initial
        for number in range(1, self.number + 1):
            when = asked.get(_names(number)[0], NONE)
            self.fields |= _fields(number, str(when))

    @property
    def rows(self) -> list[Row]:
        """Return the steps with their fields."""
        return [
            Row(number, [self[name] for name in _names(number)])
            for number in range(1, self.number + 1)
        ]

    @property
    def written_rows(self) -> list[Row]:
        """Return the steps that there are."""
        return [row for row in self.rows if row.is_written]

    @property
    def empty_rows(self) -> list[Row]:
        """Return those that there is room for."""
        return [row for row in self.rows if not row.is_written]

    def clean(self) -> dict[str, Any]:
        """Refuse steps that make no sense, and whom there is nobody to be, at the step."""
        given = super().clean() or self.cleaned_data
        if not self.errors:
            self._refuse_senseless()
        if not self.errors:
            self._refuse_nobody()
        return given

    def put(self, by: Hand) -> None:
        """Publish the ladder; promises that run keep the one that they began with."""
        publish_ladder(
            [rung for _number, rung in _written_in(self.cleaned_data, self.number)],
            silent_days=self.cleaned_data["silent_days"],
            case_type=self.case_type,
            by=by,
        )

    def _refuse_senseless(self) -> None:
        written = _written_in(self.cleaned_data, self.number)
        mistake = find_mistake([rung for _number, rung in written])
        if mistake is None:
            return
        number = written[mistake.step - 1][0] if mistake.step else 1
        said = mistake.said % {"number": number, "most": MOST_RUNGS}
        rung = dict(written).get(number)
        at = "when" if rung is None else "amount" if rung.whom else "whom"
        self.add_error(f"step_{number}_{at}", said)

    def _refuse_nobody(self) -> None:
        for number, rung in _written_in(self.cleaned_data, self.number):
            for whom in rung.whom:
                if teams_without(whom) == list(all_teams().values()) != []:
                    said = _(
                        "%(whom)s: nobody who works here is this. Give somebody the role,"
                        " or choose somebody else."
                    )
                    self.add_error(f"step_{number}_whom", said % {"whom": whom.label})


def _written_in(given: Mapping[str, Any], most: int) -> list[tuple[int, Rung]]:
    """Return the steps in the order of time, with their numbers on the page."""
    rungs = ((number, _rung_in(given, number)) for number in range(1, most + 1))
    written = [(number, rung) for number, rung in rungs if rung]
    return sorted(written, key=lambda each: place_of(each[1]))


def _rung_in(given: Mapping[str, Any], number: int) -> Rung | None:
    """Return the step of this number as it was sent; None for one without a moment."""
    when, amount, whom = [given.get(name) for name in _names(number)]
    if not when or when == NONE:
        return None
    unit = UNITS.get(when)
    told = tuple(Whom(each) for each in whom or ())
    return Rung(When.AFTER if unit else When(when), told, amount or 0, unit)


def _names(number: int) -> tuple[str, str, str]:
    return f"step_{number}_when", f"step_{number}_amount", f"step_{number}_whom"


def _fields(number: int, moment: str) -> dict[str, forms.Field]:
    """Return what asks for a step; only of one that has a moment is more needed."""
    when, amount, whom = _names(number)
    told = ticks(gettext_lazy("Who is told?"), _people())
    told.required = moment != NONE
    told.error_messages["required"] = gettext_lazy("Say who is told")
    is_counted = moment not in {NONE, When.DUE.value}
    label = gettext_lazy("How many?")
    return {
        when: choose(gettext_lazy("When?"), MOMENTS.items()),
        amount: number_field(label, most=LONGEST_AFTER, required=is_counted),
        whom: told,
    }


def _people() -> list[tuple[str, str]]:
    return [(each.value, str(each.label)) for each in Whom]


def _first(number: int, rung: Rung) -> dict[str, object]:
    when, amount, whom = _names(number)
    after = {Unit.HOUR: HOURS, Unit.WORKING_DAY: DAYS}
    return {
        when: after[rung.unit] if rung.unit else rung.when.value,
        amount: rung.amount or None,
        whom: [each.value for each in rung.whom],
    }
