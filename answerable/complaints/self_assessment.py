"""Do we keep what the Complaint Handling Codes ask? Answered from data, rule by rule.

Source: standards.md §2.12. A rule that is about what happened in a year is kept where 95
of 100 were in time (§2.29); of nothing nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from answerable.cases.models.case import CaseType
from answerable.clock.models import Kind, ServiceStandard
from answerable.clock.queries import standards_for
from answerable.complaints.queries import newest_procedure
from answerable.complaints.rules import Rules, read_rules
from answerable.complaints.yearly import Part, Year
from answerable.lib.worktime import Unit

ENOUGH = 95  # of a hundred
A_YEAR = 12  # months
# Working days that the codes give, and how many more for a reason, by stage.
CONFIRM = 5
ANSWER = {1: 10, 2: 20}
MORE = {1: 10, 2: 20}


@dataclass(frozen=True)
class Assessed:
    """One rule, whether we keep it, and by what figure; None where nothing is known.

    ``code`` is its number in the Complaint Handling Codes, where we know it.
    """

    code: str
    rule: str | Promise
    is_kept: bool | None
    part: Part | None = None


def assess(year: Year) -> list[Assessed]:
    """Return the rules in the order of the codes."""
    rules = read_rules(newest_procedure())
    return [*_of_procedure(rules), *_of_promises(rules), *_of_year(year)]


def _of_procedure(rules: Rules) -> Iterator[Assessed]:
    stages, has_two = rules.stages, len(rules.stages) == len(ANSWER)
    second = stages[1] if len(stages) > 1 else None
    yield Assessed("5.2", _("There are two stages, and none before them."), has_two)
    yield Assessed(
        "6.13",
        _("Somebody else looks at the second stage."),
        bool(second and second.another_person),
    )
    yield Assessed(
        "",
        _("A year is left to complain."),
        rules.time_limit_months >= A_YEAR,
    )
    yield Assessed(
        "",
        _("What is not taken has its reason, and a way on."),
        all(each.reason and each.route for each in rules.exclusions),
    )
    yield Assessed("", _("The body outside is named."), rules.body is not None)


def _of_promises(rules: Rules) -> Iterator[Assessed]:
    for position in range(1, len(rules.stages) + 1):
        promised = standards_for(None, CaseType.COMPLAINT, position)
        yield Assessed(
            f"6.{2 if position == 1 else 12}",
            _("We promise to confirm within 5 working days."),
            _is_within(promised.get(Kind.ACKNOWLEDGE), CONFIRM),
        )
        if position not in ANSWER:
            continue
        answer = promised.get(Kind.ANSWER)
        rule = {
            1: _("We promise to answer within 10 working days, and at most 10 more."),
            2: _(
                "We promise to answer again within 20 working days, and at most 20 more."
            ),
        }
        yield Assessed(
            f"6.{3 if position == 1 else 13}",
            rule[position],
            _is_within(answer, ANSWER[position])
            and bool(answer and answer.longest_extension <= MORE[position]),
        )


def _of_year(year: Year) -> Iterator[Assessed]:
    rules = {
        1: ("6.2", _("Confirmed in time."), "6.3", _("Answered in time.")),
        2: (
            "6.12",
            _("Confirmed in time, the second time."),
            "6.13",
            _("Answered again in time."),
        ),
    }
    for stage in year.stages:
        if stage.position not in rules:
            continue
        confirming, confirmed, answering, answered = rules[stage.position]
        yield _kept(confirming, confirmed, stage.confirmed)
        yield _kept(answering, answered, stage.answered)
    put_right = _("Put right by the day that was promised.")
    yield _kept("", put_right, year.remedies_on_time)


def _kept(code: str, rule: str | Promise, part: Part) -> Assessed:
    percent = part.percent
    return Assessed(code, rule, None if percent is None else percent >= ENOUGH, part)


def _is_within(standard: ServiceStandard | None, days: int) -> bool:
    if standard is None:
        return False
    counted = (Unit.WORKING_DAY.value, Unit.CALENDAR_DAY.value)
    return standard.unit in counted and standard.amount <= days
