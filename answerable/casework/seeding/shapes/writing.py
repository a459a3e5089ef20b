"""How the words of the house are written down: answers, letters and how they end."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints, model_validator

from answerable.casework.seeding.shapes.house import Language, Phone
from answerable.correspondence.models.texts import LONGEST_SUBJECT
from answerable.lib.definitions import (
    Definition,
    Filled,
    InWords,
    Slug,
    written_like,
)

ShortName = Annotated[
    str,
    written_like(r"[-\w]{1,50}", "Write letters, digits, - and _, at most 50."),
]
Subject = Annotated[Filled, StringConstraints(max_length=LONGEST_SUBJECT)]


class Answer(Definition):
    """Words to be put into a message; for a team, or without one for everybody.

    It is called by its ``name``, which is the slug where none is written.
    """

    slug: Slug
    name: ShortName | None = None
    texts: InWords
    team: Slug | None = None
    services: list[Slug] = []


class Letter(Definition):
    """What a letter says in place of our own text; for a department, or for all."""

    occasion: Filled
    language: Language
    department: Slug | None = None
    subject: Subject
    body: Filled


class Signature(Definition):
    """How letters end: those of a department, of a team, or all."""

    department: Slug | None = None
    team: Slug | None = None
    closing: dict[Language, Filled] = {}
    line: dict[Language, Filled] = {}
    phone: Phone | Literal[""] = ""

    @model_validator(mode="after")
    def belong_once(self) -> Signature:
        if self.department and self.team:
            message = "It belongs to one only. Keep the department or the team."
            raise ValueError(message)
        return self
