"""How the body itself is written down."""

from __future__ import annotations

from base64 import b64decode
from datetime import date
from typing import Annotated, Any, Literal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from pydantic import (
    AfterValidator,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)

from answerable.agency.closures import mistake_in_week
from answerable.agency.models import Calendar as CalendarRow, Team as TeamRow
from answerable.agency.models.house import PHONE
from answerable.agency.models.staff import USERNAME
from answerable.agency.queries import work_calendar
from answerable.agency.roles import Role
from answerable.lib.definitions import Definition, Filled, InWords, Slug, written_like
from answerable.lib.outlines import FlawedOutline, outline_of
from answerable.lib.pictures import check_kept

Phone = Annotated[str, written_like(PHONE, "Write digits, blanks and + ( ) - only.")]
WallTime = Annotated[
    str,
    written_like(r"([01]\d|2[0-3]):[0-5]\d|24:00", "Write a time such as 09:00."),
]
Username = Annotated[
    str, written_like(USERNAME, "Write letters, digits and . @ + - _ only.")
]
PersonName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=150)]
Colour = Annotated[
    str, written_like(r"#[0-9a-f]{6}", "Write a colour such as #0b5f63.")
]
Period = Annotated[list[WallTime], Field(min_length=2, max_length=2)]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def check_email(address: str) -> str:
    """Return the address; raise ValueError when mail cannot be sent to it."""
    try:
        validate_email(address)
    except ValidationError as error:
        message = f"{address!r} is no e-mail address. Write it like name@town.example."
        raise ValueError(message) from error
    return address


def check_spoken(language: str) -> str:
    """Return the code; raise ValueError when the product does not speak it."""
    if language not in dict(settings.LANGUAGES):
        known = ", ".join(dict(settings.LANGUAGES))
        message = f"The pages are not translated into {language!r}. Choose of {known}."
        raise ValueError(message)
    return language


Email = Annotated[str, AfterValidator(check_email)]
Language = Annotated[str, AfterValidator(check_spoken)]


class Agency(Definition):
    """Who we are.

    Texts stand in every language; where they ``texts_may_be_missing``, in any: an
    export says so of a house that is not translated to the end.
    """

    slug: Slug
    name: InWords
    address: InWords
    phone: Phone
    emergency_number: Phone | Literal[""] = ""
    email: Email
    languages: Annotated[list[Language], Field(min_length=1)]
    calendar: Slug
    texts_may_be_missing: bool = False


class Look(Definition):
    """The two colours of the pages; without one, that of the product."""

    brand: Colour | Literal[""] = ""
    hero: Colour | Literal[""] = ""


class Logo(Definition):
    """The picture in place of the product's sign, as an export wrote it, and its words."""

    alt: InWords
    picture: str

    @field_validator("picture")
    @classmethod
    def be_kept(cls, picture: str) -> str:
        try:
            check_kept(b64decode(picture, validate=True))
        except ValueError as error:
            message = "This is no logo that an export wrote. Set it at the desk."
            raise ValueError(message) from error
        return picture


class Holiday(Definition):
    """A day on which every calendar is closed, or opens in these hours only."""

    date: date
    name: InWords
    hours: list[Period] = []

    @field_validator("hours")
    @classmethod
    def make_sense(cls, hours: list[Period]) -> list[Period]:
        work_calendar(CalendarRow(zone="UTC", hours={"mon": hours}))
        return hours


class Calendar(Definition):
    """The week of an office; ``holidays`` of its own stand in place of everybody's."""

    slug: Slug
    zone: Filled
    hours: dict[Weekday, list[Period]]
    holidays: list[Holiday] | None = None

    @model_validator(mode="after")
    def make_sense(self) -> Calendar:
        # The arithmetic refuses unknown zones and periods that overlap.
        work_calendar(CalendarRow(zone=self.zone, hours=self.hours))
        if mistake := mistake_in_week(self.hours.values()):
            raise ValueError(mistake)
        return self


class Department(Definition):
    """A part of the body, from one day to another."""

    slug: Slug
    name: InWords
    parent: Slug | None = None
    valid_from: date
    valid_to: date | None = None

    @model_validator(mode="after")
    def end_after_beginning(self) -> Department:
        if self.valid_to and self.valid_to <= self.valid_from:
            message = "valid_to lies before valid_from. Exchange or correct them."
            raise ValueError(message)
        return self


class Team(Definition):
    """Those who work one queue."""

    slug: Slug
    name: InWords
    department: Slug
    calendar: Slug
    is_triage: bool = False
    distribution: Annotated[TeamRow.Distribution, Field(strict=False)] = (
        TeamRow.Distribution.TAKE
    )
    most_open: Annotated[int, Field(ge=1, le=999)] | None = None


class Skill(Definition):
    """Something that some work needs and not everybody can do."""

    slug: Slug
    name: InWords


class Held(Definition):
    """What a member of staff can do: how well, and certified until when."""

    skill: Slug
    level: Annotated[int, Field(ge=1, le=3)] = 1
    certified_until: date | None = None


class Absence(Definition):
    """Somebody is away, from the first day to the last."""

    staff: str
    first_day: date
    last_day: date
    substitute: str = ""

    @model_validator(mode="after")
    def make_sense(self) -> Absence:
        if self.last_day < self.first_day:
            message = "last_day lies before first_day. Exchange or correct them."
            raise ValueError(message)
        if self.substitute == self.staff:
            message = "Nobody stands in for themselves. Name somebody else, or nobody."
            raise ValueError(message)
        return self


class Position(Definition):
    """A point on the map, within so many metres of the door."""

    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]
    accuracy: Annotated[int, Field(ge=1, le=10_000)] = 10


class Office(Definition):
    """A place to walk into: where, when, in which languages, and for which services."""

    slug: Slug
    name: InWords
    address: InWords
    phone: Phone
    calendar: Slug
    position: Position | None = None
    languages: list[Language] = []
    services: list[Slug] = []


class Boundary(Definition):
    """Where an area lies: polygons of rings of longitudes and latitudes, and who drew it."""

    source: Filled
    polygons: list[list[list[list[float]]]]

    @field_validator("polygons")
    @classmethod
    def enclose(cls, polygons: list[Any]) -> list[Any]:
        try:
            outline_of(polygons)
        except FlawedOutline as flawed:
            message = f"A line of it is wrong: {flawed.flaw.value}. Draw it anew."
            raise ValueError(message) from flawed
        return polygons


class Area(Definition):
    """A part of the territory, until a day or for good."""

    slug: Slug
    name: InWords
    valid_to: date | None = None
    boundary: Boundary | None = None


class Post(Definition):
    """What a member of staff is, and where."""

    role: Annotated[Role, Field(strict=False)]
    department: Slug


class Staff(Definition):
    """One of us. The password is for a demo only and ignored elsewhere.

    The account of who has left ``is_closed``; without names they are called by their
    user name.
    """

    username: Username
    first_name: PersonName
    last_name: PersonName
    email: Email
    language: Language
    is_closed: bool = False
    teams: list[Slug] = []
    roles: Annotated[list[Post], Field(min_length=1)]
    speaks: list[Language] = []
    skills: list[Held] = []
    password_in_demo: str = ""
