"""What the names in a file mean: shipped for common systems, or told by the site.

A mapping is a TOML file. What it says comes before what ``known.toml`` says.
"""

from __future__ import annotations

import codecs
import tomllib
from collections.abc import Iterable, Mapping as Named, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Literal, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field as Shape, ValidationError

from answerable.channels.history.refusal import refuse
from answerable.lib.definitions import Definition, Filled, Slug, faults_of
from answerable.lib.tokens import WORD, fold

KNOWN = Path(__file__).parent / "known.toml"
LONGEST_NAME = 200  # characters
LARGEST = 1024 * 1024  # bytes; a mapping is written by hand

Column = Literal[
    "id",
    "source",
    "opened",
    "closed",
    "due",
    "updated",
    "state",
    "service",
    "summary",
    "words",
    "place",
    "latitude",
    "longitude",
    "area",
    "channel",
    "reason",
    "name",
    "email",
    "phone",
    "language",
]
StateName = Literal[
    "received", "in_progress", "waiting_other", "resolved", "closed", "withdrawn"
]
Name = TypeVar("Name", bound=str)
ChannelName = Annotated[
    str, Shape(min_length=1, max_length=20, pattern="^[a-z][a-z0-9_]*$")
]


def zone_called(name: str) -> ZoneInfo:
    """Return the zone of this name. Raises ValueError, which says what to write."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        message = f"No zone is called {name!r}. Write one such as Europe/London."
        raise ValueError(message) from error


def _a_zone(name: str) -> str:
    zone_called(name)
    return name


def _an_encoding(name: str) -> str:
    try:
        ends_lines = "\n".encode(name) == b"\n" and codecs.lookup(name)
    except (LookupError, ValueError):
        ends_lines = None
    if not ends_lines:
        message = f"{name!r} cannot be read line by line. Save the file as utf-8."
        raise ValueError(message)
    return name


class Mapping(Definition):
    """Names of columns by our field, and words by our state, channel and service."""

    source: Annotated[str, Shape(max_length=100)] = ""
    zone: Annotated[str, AfterValidator(_a_zone)] | None = None
    encoding: Annotated[str, AfterValidator(_an_encoding)] = "utf-8"
    separator: Annotated[str, Shape(min_length=1, max_length=1)] = ","
    dates: list[Filled] = []
    missing: list[str] = []
    columns: dict[Column, list[Filled]] = {}
    states: dict[StateName, list[Filled]] = {}
    channels: dict[ChannelName, list[Filled]] = {}
    services: dict[Filled, Slug] = {}  # their name: our slug

    def over(self, other: Mapping) -> Mapping:
        """Return both, this one's words before the other's."""
        return self.model_copy(
            update={
                "missing": [*self.missing, *other.missing],
                "columns": _joined(self.columns, other.columns),
                "states": _joined(self.states, other.states),
                "channels": _joined(self.channels, other.channels),
            }
        )

    @cached_property
    def absent(self) -> frozenset[str]:
        """Return what stands where there is nothing, without case."""
        return frozenset(word.casefold() for word in ("", *self.missing))

    @cached_property
    def state_words(self) -> dict[str, StateName]:
        """Return our state for each way to say it."""
        return _turned(self.states)

    @cached_property
    def channel_words(self) -> dict[str, str]:
        """Return our channel for each way to say it."""
        return _turned(self.channels)

    @cached_property
    def service_words(self) -> dict[str, str]:
        """Return our slug for each of their services."""
        return {bare(theirs): ours for theirs, ours in self.services.items()}


def known() -> Mapping:
    """Return what is known of other systems without being told."""
    return Mapping.model_validate(tomllib.loads(KNOWN.read_text(encoding="utf-8")))


def read_mapping(path: Path) -> Mapping:
    """Return the mapping in a file. Raises Refused, every fault with its mend."""
    try:
        if path.stat().st_size > LARGEST:
            refuse("{}: This is too large for a mapping.", path)
        written = tomllib.loads(path.read_bytes().decode())
    except OSError as error:
        refuse("{}: It cannot be read: {}.", path, error.strerror)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        refuse("{}: This is no TOML: {}.", path, error)
    try:
        return Mapping.model_validate(written)
    except ValidationError as error:
        refuse("{}", "\n".join(map(str, faults_of(error, written))))


def bare(said: str) -> str:
    """Return words without case, accents and signs, with one blank between.

    Only the beginning counts: nobody calls anything by a longer name.
    """
    return _bare(said[:LONGEST_NAME])


@lru_cache(maxsize=10_000)
def _bare(said: str) -> str:
    return " ".join(WORD.findall(fold(said)))


def begins_with(said: str, known_words: Named[str, Name]) -> Name | None:
    """Return the meaning of the longest known words that a text begins with."""
    words = bare(said).split()
    ways = (" ".join(words[:end]) for end in range(len(words), 0, -1))
    return next((known_words[way] for way in ways if way in known_words), None)


def has_within(said: str, known_words: Named[str, Name]) -> Name | None:
    """Return the meaning of the first known words that are somewhere in a text."""
    padded = f" {bare(said)} "
    ways = (way for way in known_words if f" {way} " in padded)
    return next((known_words[way] for way in ways), None)


def _turned(words: Named[Name, Iterable[str]]) -> dict[str, Name]:
    turned: dict[str, Name] = {}
    for ours, theirs in words.items():
        for said in theirs:
            turned.setdefault(bare(said), ours)
    return turned


def _joined(
    first: Named[Name, Sequence[str]], second: Named[Name, Sequence[str]]
) -> dict[Name, list[str]]:
    # In the order of the first: where two say the same word, its meaning holds.
    names = [*first, *(name for name in second if name not in first)]
    return {name: [*first.get(name, ()), *second.get(name, ())] for name in names}
