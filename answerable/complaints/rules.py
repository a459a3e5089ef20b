"""The procedure that a complaint goes through, as typed values.

What a government published is read from its rows; where it published nothing, the two
stages of the Complaint Handling Codes hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import Any

from answerable.complaints.models import Complaint, Procedure
from answerable.lib.wording import in_language

# Source: the Codes set no limit for asking; four weeks fit within the time to reopen.
ESCALATION_DAYS = 28


@dataclass(frozen=True)
class Stage:
    """One stage: what it is called, and who may not look into it again."""

    slug: str
    name: Mapping[str, str]
    another_person: bool = False
    escalation_days: int = ESCALATION_DAYS

    def name_in(self, language: str) -> str:
        """Return what it is called in this language."""
        return in_language(self.name, language)

    @property
    def window(self) -> timedelta:
        """Return for how long the next stage, or the outside body, may be asked for."""
        return timedelta(days=self.escalation_days)


@dataclass(frozen=True)
class Exclusion:
    """A reason not to take a complaint, and where the person can go instead."""

    slug: str
    reason: Mapping[str, str]
    route: Mapping[str, str]


@dataclass(frozen=True)
class OutsideBody:
    """Who looks at a complaint after us, such as an ombudsman."""

    name: Mapping[str, str]
    address: str = ""
    phone: str = ""
    url: str = ""

    def told_in(self, language: str) -> str:
        """Return its name and how to reach it, in a line."""
        known = (in_language(self.name, language), self.address, self.phone, self.url)
        return ", ".join(filter(None, known))


@dataclass(frozen=True)
class Rules:
    """What holds for a complaint from its first to its last stage."""

    stages: Sequence[Stage]
    name: Mapping[str, str] = field(default_factory=dict)
    definition: Mapping[str, str] = field(default_factory=dict)
    time_limit_months: int = 12
    exclusions: Sequence[Exclusion] = ()
    body: OutsideBody | None = None

    def stage(self, position: int) -> Stage:
        """Return the stage at this position, counted from one."""
        return self.stages[position - 1]

    def exclusion(self, slug: str) -> Exclusion | None:
        """Return the reason of this name, if these rules have it."""
        return next((each for each in self.exclusions if each.slug == slug), None)


OF_THE_CODES = Rules(
    stages=(
        Stage("stage-1", {"en": "Stage 1", "es": "Etapa 1", "ar": "المرحلة 1"}),
        Stage("stage-2", {"en": "Stage 2", "es": "Etapa 2", "ar": "المرحلة 2"}, True),  # noqa: FBT003 – as the Codes ask
    ),
)


def rules_of(complaint: Complaint) -> Rules:
    """Return the rules that a complaint began under."""
    return read_rules(complaint.procedure)


def read_rules(procedure: Procedure | None) -> Rules:
    """Return a version of the procedure as typed values; the Codes' where there is none."""
    if procedure is None:
        return OF_THE_CODES
    return Rules(
        name=procedure.name,
        definition=procedure.definition,
        stages=[Stage(**each) for each in procedure.stages],
        time_limit_months=procedure.time_limit_months,
        exclusions=[Exclusion(**each) for each in procedure.exclusions],
        body=_body(procedure.body),
    )


def as_kept(rules: Rules) -> dict[str, object]:
    """Return the rules as a version of the procedure keeps them."""
    return {
        "name": dict(rules.name),
        "definition": dict(rules.definition),
        "stages": [asdict(each) for each in rules.stages],
        "time_limit_months": rules.time_limit_months,
        "exclusions": [asdict(each) for each in rules.exclusions],
        "body": asdict(rules.body) if rules.body else {},
    }


def _body(told: Mapping[str, Any]) -> OutsideBody | None:
    return OutsideBody(**told) if told else None
