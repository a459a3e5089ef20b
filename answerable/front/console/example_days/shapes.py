"""The shapes of what happens in the example town."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Strict(BaseModel):
    """Knows every key it may have."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Reply(Strict):
    """A letter to the person; ``is_answer`` keeps the promise."""

    does: Literal["reply"]
    by: str
    words: str
    is_answer: bool = False


class Ask(Strict):
    """A question to the person; until they answer, the clock stands still."""

    does: Literal["ask"]
    by: str
    words: str


class Note(Strict):
    """A note among colleagues, who may be named in it."""

    does: Literal["note"]
    by: str
    words: str


class HandOn(Strict):
    """The case goes to a colleague of its team, with a note."""

    does: Literal["hand_on"]
    by: str
    to: str
    words: str


class Task(Strict):
    """Something to do, some days from today."""

    does: Literal["task"]
    by: str
    sentence: str
    owner: str
    in_days: int


class Resolve(Strict):
    """How it ended, in words that the person reads."""

    does: Literal["resolve"]
    by: str
    outcome: str
    words: str


class Confirm(Strict):
    """What a complaint is about, in our words, told to the person."""

    does: Literal["confirm"]
    by: str
    issue: str
    words: str = ""


class Decide(Strict):
    """What was found about a complaint, what puts it right, and what we learn."""

    does: Literal["decide"]
    by: str
    finding: str
    reasons: str
    kind: str
    remedy: str
    in_days: int
    cause: str
    learned: str
    words: str


Deed = Annotated[
    Reply | Ask | Note | HandOn | Task | Resolve | Confirm | Decide,
    Field(discriminator="does"),
]


class Story(Strict):
    """What one person brought, in their own words, and what was done then."""

    via: Literal["web", "email"] = "web"
    words: str
    language: str
    subject: str = ""
    wish: str = ""
    case_type: str = ""
    service: str = ""
    area: str = ""
    place: str = ""
    name: str = ""
    email: str = ""
    deeds: tuple[Deed, ...] = ()


class View(Strict):
    """A view that somebody keeps, for a team where one is named."""

    name: str
    by: str
    team: str = ""
    services: tuple[str, ...] = ()
    due: str = ""


class Past(Strict):
    """A case of the system before; days are counted from today."""

    words: str
    service: str
    channel: str = "phone"
    language: str = "en"
    name: str = ""
    email: str = ""
    opened_days_ago: int
    due_after: int
    closed_after: int | None = None
    reason: str = ""


class Journey(Strict):
    """Help pages that some read after a search; days are counted from today.

    ``asked`` is the service about which each of them asked ``after`` so many days.
    """

    read: tuple[str, ...]
    days_ago: int
    readers: int = 1
    says: Literal["", "yes", "no"] = ""
    asked: str = ""
    after: int = 0


class Reading(Strict):
    """A help page that some read without a search."""

    page: str
    days_ago: int
    readers: int = 1


class Paper(Strict):
    """A paper that goes with a help page, in one language."""

    article: str
    language: str
    title: str
    lines: tuple[str, ...]


class Days(Strict):
    """Everything that happens."""

    stories: tuple[Story, ...]
    views: tuple[View, ...]
    past: tuple[Past, ...]
    journeys: tuple[Journey, ...]
    readings: tuple[Reading, ...]
    papers: tuple[Paper, ...]
