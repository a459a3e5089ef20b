"""How the procedure for complaints is written down."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from answerable.cases.workflow import REOPENED_WITHIN_DAYS
from answerable.casework.seeding.shapes.house import Phone
from answerable.complaints.rules import (
    ESCALATION_DAYS,
    Exclusion as ExclusionRule,
    OutsideBody as Body,
    Rules,
    Stage as StageRule,
)
from answerable.lib.definitions import Definition, InWords, Slug

Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]


class Stage(Definition):
    """One look at a complaint: who may not look again, and until when more is asked for."""

    slug: Slug
    name: InWords
    another_person: bool = False
    # Later nobody could take the case up again.
    escalation_days: Annotated[int, Field(ge=1, le=REOPENED_WITHIN_DAYS)] = (
        ESCALATION_DAYS
    )


class Exclusion(Definition):
    """A reason not to take something as a complaint, and where to go instead."""

    slug: Slug
    reason: InWords
    route: InWords


class OutsideBody(Definition):
    """Who looks at a complaint after us."""

    name: InWords
    address: Line = ""
    phone: Phone = ""
    url: Line = ""

    @model_validator(mode="after")
    def can_be_reached(self) -> OutsideBody:
        if not (self.address or self.phone or self.url):
            message = "Nobody could reach them. Write an address, a phone or a url."
            raise ValueError(message)
        return self


class Complaints(Definition):
    """How complaints are dealt with: stages, exclusions, and who comes after us."""

    name: InWords
    definition: InWords
    stages: Annotated[list[Stage], Field(min_length=1, max_length=5)]
    time_limit_months: Annotated[int, Field(ge=1, le=120)] = 12
    exclusions: list[Exclusion] = []
    body: OutsideBody | None = None

    @model_validator(mode="after")
    def no_name_twice(self) -> Complaints:
        for ones in (self.stages, self.exclusions):
            names = [one.slug for one in ones]
            if twice := next((name for name in names if names.count(name) > 1), ""):
                message = f"Two are called {twice!r}. Rename one."
                raise ValueError(message)
        return self

    @property
    def rules(self) -> Rules:
        """Return them as a complaint goes through them."""
        return Rules(
            name=self.name,
            definition=self.definition,
            stages=[StageRule(**one.model_dump()) for one in self.stages],
            time_limit_months=self.time_limit_months,
            exclusions=[ExclusionRule(**one.model_dump()) for one in self.exclusions],
            body=Body(**self.body.model_dump()) if self.body else None,
        )
