"""One article in one language, as a file or a row of a table has it; pure.

What stands in the heading may be left out: then it stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, StringConstraints, ValidationError

from answerable.knowledge.content import LISTS, PARTS
from answerable.knowledge.files import LONGEST_FILE_TITLE
from answerable.knowledge.models import Audience, Confidence, Governance
from answerable.knowledge.models.articles import LONGEST_REASON
from answerable.lib.definitions import (
    Definition,
    Fault,
    Filled,
    Slug,
    faults_of,
    written_like,
)
from answerable.lib.wording import without_nul

LONGEST_PAGE = 200_000  # bytes of one file
ONE_LINE = ("title",)


FileName = Annotated[
    str,
    written_like(
        r"[a-z0-9_-]{1,60}\.[a-z]{3,4}",
        "Use letters from a to z, digits and hyphens, then a dot and its ending.",
    ),
]


class FileEntry(Definition):
    """A file of this language: how it is called, and where it stands among the others."""

    name: FileName
    title: Annotated[Filled, StringConstraints(max_length=LONGEST_FILE_TITLE)]
    place: Annotated[int, Field(ge=1)] | None = None
    former: list[FileName] = []


class Heading(Definition):
    """Which article and language it is, who answers for it, and where people meet it."""

    article: Slug
    language: Filled
    department: Slug | None = None
    owner: Filled | None = None
    audience: Annotated[Audience, Field(strict=False)] | None = None
    confidence: Annotated[Confidence, Field(strict=False)] | None = None
    governance: Annotated[Governance, Field(strict=False)] | None = None
    review_days: Annotated[int, Field(ge=1, le=3650)] | None = None
    legal_source: str | None = None
    grade_reason: (
        Annotated[Filled, StringConstraints(max_length=LONGEST_REASON)] | None
    ) = None
    services: list[Slug] | None = None
    offices: list[Slug] | None = None
    life_events: list[Slug] | None = None
    former: list[Slug] | None = None
    files: list[FileEntry] | None = None


@dataclass(frozen=True)
class Page:
    """What one file or row says, and where that is.

    ``sources`` are where the bytes lie of the files that its heading tells.
    """

    place: str
    heading: Heading
    parts: Mapping[str, Any]
    sources: Sequence[Path] = ()


@dataclass(frozen=True)
class Rejected:
    """A file or a row that nothing can be made of, and why."""

    place: str
    faults: tuple[Fault, ...]


def page_of(
    place: str, heading: Mapping[str, object], parts: Mapping[str, Any]
) -> Page | Rejected:
    """Return a page, or everything that is wrong with its heading."""
    try:
        checked = Heading.model_validate(heading)
    except ValidationError as error:
        return Rejected(place, tuple(faults_of(error, heading)))
    return Page(place, checked, tidied(parts))


def tidied(parts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parts that say something, with the line ends and blanks that files keep."""
    tidy = ((part, _said(part, parts.get(part))) for part in PARTS)
    return {part: said for part, said in tidy if said}


def _said(part: str, said: Any) -> Any:
    if part in LISTS:
        return [one for one in (_tidy("", item) for item in said or []) if one]
    return _tidy(part, said or "")


def _tidy(part: str, text: str) -> str:
    clean = without_nul(text).replace("\r\n", "\n").replace("\r", "\n").strip()
    return " ".join(clean.split()) if part in ONE_LINE else clean
