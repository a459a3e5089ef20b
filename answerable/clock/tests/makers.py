"""Makers of promises, with fixed and readable values."""

from __future__ import annotations

from datetime import date

from answerable.clock.models import Kind, ServiceStandard
from answerable.lib.memory import forget
from answerable.lib.worktime import StartRule, Unit


def make_standard(
    kind: Kind,
    amount: int,
    unit: Unit = Unit.WORKING_DAY,
    *,
    case_type: str = "",
    pauses: bool = True,
    longest_extension: int = 0,
    extended_by_leaders: bool = False,
    stage: int = 1,
    version: int = 1,
    valid_from: date | None = None,
) -> ServiceStandard:
    # Whoever asked before remembers a house that did not promise it.
    forget()
    return ServiceStandard.objects.create(
        kind=kind,
        amount=amount,
        unit=unit.value,
        start_rule=StartRule.NEXT_WORKING_DAY.value,
        case_type=case_type,
        pauses=pauses,
        longest_extension=longest_extension,
        extended_by_leaders=extended_by_leaders,
        stage=stage,
        version=version,
        valid_from=valid_from,
    )


def make_standards() -> list[ServiceStandard]:
    """Promise to confirm in 1 day and to answer in 5; a complaint has its own stages."""
    return [
        make_standard(Kind.ACKNOWLEDGE, 1, pauses=False),
        make_standard(Kind.ANSWER, 5),
        make_standard(Kind.ACKNOWLEDGE, 5, case_type="complaint", pauses=False),
        make_standard(Kind.ANSWER, 10, case_type="complaint"),
        make_standard(
            Kind.ACKNOWLEDGE, 5, case_type="complaint", pauses=False, stage=2
        ),
        make_standard(Kind.ANSWER, 20, case_type="complaint", stage=2),
    ]
