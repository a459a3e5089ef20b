"""How services, promises and rules are written down."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from answerable.agency.models import Service as ServiceRow
from answerable.agency.models.catalogue import FARTHEST_SIMILAR, LONGEST_SIMILAR
from answerable.agency.pictures import PICTURES
from answerable.cases.models.case import CaseType
from answerable.cases.priority import Circumstance, Level
from answerable.clock.ladders import Rung as LadderRung, mistake_in
from answerable.clock.models import Kind
from answerable.clock.models.ladders import USUAL_SILENCE, When, Whom
from answerable.clock.models.standards import LONGEST
from answerable.lib.definitions import Definition, InWords, ManyInWords, Slug
from answerable.lib.parties import IdentityLevel
from answerable.lib.worktime import StartRule, Unit
from answerable.routing.models import Learning

WEIGHTS = {level.name.lower(): level for level in Level}
LEVELS = {level.name.lower(): level for level in IdentityLevel}


def read_level(name: object) -> object:
    """Return the level of a name such as ``claimed``."""
    if name not in LEVELS:
        message = f"This is {name!r}. Write one of {', '.join(LEVELS)}."
        raise ValueError(message)
    return LEVELS[str(name)]


def read_weight(name: object) -> object:
    """Return the level of a name: ``low``, ``medium`` or ``high``."""
    if name not in WEIGHTS:
        message = f"This is {name!r}. Write one of {', '.join(WEIGHTS)}."
        raise ValueError(message)
    return int(WEIGHTS[str(name)])


def read_picture(name: object) -> object:
    """Return the name of a picture that there is."""
    if name not in PICTURES:
        message = f"This is {name!r}. Write one of {', '.join(PICTURES)}."
        raise ValueError(message)
    return name


LevelName = Annotated[int, BeforeValidator(read_weight)]


class Promise(Definition):
    """How soon, counted how, in which words, from which day, and who answers for it."""

    kind: Annotated[Kind, Field(strict=False)]
    amount: Annotated[int, Field(ge=1, le=LONGEST)]
    unit: Annotated[Unit, Field(strict=False)]
    start_rule: Annotated[StartRule, Field(strict=False)]
    pauses: bool = True
    target_percent: Annotated[int, Field(ge=1, le=100)] = 95
    longest_extension: Annotated[int, Field(ge=0, le=LONGEST)] = 0
    extended_by_leaders: bool = False
    longest_pause: Annotated[int, Field(ge=0, le=LONGEST)] = 0
    paused_by_leaders: bool = False
    quality_percent: Annotated[int, Field(ge=1, le=100)] | None = None
    satisfaction_percent: Annotated[int, Field(ge=1, le=100)] | None = None
    wording: InWords | None = None
    owner: str = ""
    department: Slug | None = None
    valid_from: date | None = None

    @model_validator(mode="after")
    def one_answers_for_it(self) -> Promise:
        if self.owner and self.department:
            message = "Both owner and department answer for it. Keep one of them."
            raise ValueError(message)
        return self


class Standard(Promise):
    """A promise for a type of case, or for what has no promise of its own."""

    case_type: Annotated[CaseType, Field(strict=False)] | None = None
    stage: Annotated[int, Field(ge=1, le=5)] = 1

    @model_validator(mode="after")
    def only_complaints_have_stages(self) -> Standard:
        if self.stage > 1 and self.case_type != CaseType.COMPLAINT:
            message = 'Only complaints have stages. Write case_type = "complaint".'
            raise ValueError(message)
        return self


class Rung(Definition):
    """One step of a ladder: when it is reached, and who is told."""

    when: Annotated[When, Field(strict=False)]
    amount: int = 0
    unit: Annotated[Unit, Field(strict=False)] | None = None
    whom: list[Annotated[Whom, Field(strict=False)]]

    @property
    def meant(self) -> LadderRung:
        """Return it as a ladder counts it."""
        return LadderRung(self.when, tuple(self.whom), self.amount, self.unit)


class Ladder(Definition):
    """Who is told before a promise is late, of one type of case or of all others."""

    case_type: Annotated[CaseType, Field(strict=False)] | None = None
    rungs: list[Rung]
    silent_days: Annotated[int, Field(ge=1, le=365)] = USUAL_SILENCE

    @model_validator(mode="after")
    def make_sense(self) -> Ladder:
        if mistake := mistake_in([each.meant for each in self.rungs]):
            raise ValueError(mistake)
        return self


class Indication(Definition):
    """What an answer says of how urgent a case is, or that it names a day of the law."""

    question: str
    answer: str = ""
    impact: LevelName = 0
    urgency: LevelName = 0
    circumstance: Annotated[Circumstance, Field(strict=False)] | Literal[""] = ""
    is_legal_date: bool = False

    @model_validator(mode="after")
    def say_something(self) -> Indication:
        if self.is_legal_date == bool(self.answer):
            message = "Write the answer that counts, or is_legal_date = true."
            raise ValueError(message)
        if self.answer and not (self.impact or self.urgency or self.circumstance):
            message = "It says nothing. Write impact, urgency or circumstance."
            raise ValueError(message)
        return self


class Need(Definition):
    """A skill that the cases of a service need, and how well."""

    skill: Slug
    level: Annotated[int, Field(ge=1, le=3)] = 1


class Service(Definition):
    """What people can ask for, with its questions and promises.

    The questions are checked by their kinds; the order of services is their order.
    """

    slug: Slug
    name: InWords
    summary: InWords
    aliases: ManyInWords
    department: Slug
    team: Slug
    case_type: Annotated[CaseType, Field(strict=False)]
    identity_level: Annotated[IdentityLevel, BeforeValidator(read_level)]
    place: Annotated[ServiceRow.Place, Field(strict=False)]
    position: Annotated[int, Field(ge=0)]
    questions: list[dict[str, object]]
    standards: list[Promise] = []
    impact: LevelName = Level.MEDIUM
    urgency: LevelName = Level.MEDIUM
    indications: list[Indication] = []
    needs: list[Need] = []
    picture: Annotated[str, BeforeValidator(read_picture)] = ""
    similar_within: Annotated[int, Field(ge=0, le=FARTHEST_SIMILAR)] = 0
    similar_days: Annotated[int, Field(ge=1, le=LONGEST_SIMILAR)] = 30
    former: list[Slug] = []
    retired_on: date | None = None

    @model_validator(mode="after")
    def show_nobody_to_others(self) -> Service:
        is_of_people = self.identity_level != IdentityLevel.ANONYMOUS
        if self.similar_within and (
            is_of_people or self.place == ServiceRow.Place.NONE
        ):
            message = (
                "similar_within shows what is open to others. Write it where"
                ' identity_level is "anonymous" and there is a place, or leave it out.'
            )
            raise ValueError(message)
        return self


class Checklist(Definition):
    """What is to be done each time, a sentence for each task; for a service or all."""

    slug: Slug
    name: InWords
    steps: ManyInWords
    service: Slug | None = None
    days: Annotated[int, Field(ge=1, le=365)] | None = None
    is_offered: bool = True


class Learned(Definition):
    """What may be done with what was learned from cases; the learned itself stays."""

    use: Annotated[Learning.Use, Field(strict=False)]


class Rule(Definition):
    """If all conditions hold, this team; the rules of a folder are read in order.

    It counts while it ``is_on``, from its first day to its last; ``owner`` is the user
    name of who answers for it.
    """

    slug: Slug
    conditions: Annotated[dict[str, object], Field(min_length=1)]
    team: Slug
    service: Slug | None = None
    owner: str = ""
    first_day: date | None = None
    last_day: date | None = None
    is_on: bool = True

    @model_validator(mode="after")
    def end_after_beginning(self) -> Rule:
        if self.first_day and self.last_day and self.last_day < self.first_day:
            message = "last_day lies before first_day. Exchange or correct them."
            raise ValueError(message)
        return self
