"""Streets, landmarks and districts from a file, CSV or GeoJSON; read strictly, pure.

Every row that cannot be taken is told by its number and what is wrong with it; the words
are made by whoever shows them. A street that comes in pieces becomes one.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, StrEnum

from answerable.lib.positions import Point, metres_between
from answerable.lib.wording import Texts

MIB = 1024 * 1024
MOST_BYTES = 40 * MIB
MOST_ENTRIES = 200_000
LONGEST_NAME = 150
# The furthest from the middle of its time zone that a place is taken to lie, in degrees.
FURTHEST = 45
ONE_STREET = 1_500.0  # metres: pieces of one name so near each other are one street
ANY_LANGUAGE = ""  # of a name that does not say its language


class Kind(StrEnum):
    """What is called by a name."""

    STREET = "street"
    LANDMARK = "landmark"
    DISTRICT = "district"


# How far a place may lie from its point, in metres, where a file does not say it.
USUAL_ACCURACY = {Kind.STREET: 200, Kind.LANDMARK: 30, Kind.DISTRICT: 1_000}


class Trouble(Enum):
    """What is wrong with the file as a whole."""

    TOO_LARGE = "too large"
    ENCODING = "encoding"
    NO_JSON = "no json"
    NO_COLUMNS = "no columns"
    NO_ENTRIES = "no entries"
    TOO_MANY = "too many"


class Flaw(Enum):
    """What is wrong with one entry."""

    NO_NAME = "no name"
    NO_KIND = "no kind"
    NO_POINT = "no point"
    NO_DEGREES = "no degrees"
    EXCHANGED = "exchanged"
    NOWHERE = "nowhere"
    NO_ACCURACY = "no accuracy"


@dataclass(frozen=True)
class EntryFlaw:
    """What is wrong with one entry: its number in the file, and what it is called."""

    number: int
    name: str
    flaw: Flaw


class FaultyGazetteer(ValueError):  # noqa: N818  # as the tree of errors has it
    """A file cannot be taken: all of it, or these entries of it."""

    def __init__(
        self, trouble: Trouble | None = None, flaws: tuple[EntryFlaw, ...] = ()
    ) -> None:
        """Keep what is wrong."""
        super().__init__(trouble.value if trouble else "entries")
        self.trouble, self.flaws = trouble, flaws


class FlawedEntry(ValueError):  # noqa: N818  # as above
    """One entry cannot be taken."""

    def __init__(self, flaw: Flaw) -> None:
        """Keep what is wrong."""
        super().__init__(flaw.value)
        self.flaw = flaw


@dataclass(frozen=True)
class Entry:
    """One place with its names by language, other names, and where it is."""

    kind: Kind
    names: Texts
    point: Point
    accuracy: int
    also: tuple[str, ...] = ()


def name_in(said: Mapping[str, str]) -> Texts:
    """Return the names by language: ``name``, ``name_es`` and ``name:es`` are read."""
    names: dict[str, str] = {}
    for column, value in said.items():
        start, mark, code = column.strip().lower().replace(":", "_").partition("_")
        name = " ".join(value.split())[:LONGEST_NAME]
        if start == "name" and name and bool(mark) == bool(code):
            names[code or ANY_LANGUAGE] = name
    if not names:
        raise FlawedEntry(Flaw.NO_NAME)
    return names


def kind_in(said: str) -> Kind:
    """Return the kind that a file says; a street where it says nothing."""
    try:
        return Kind(said.strip().lower() or Kind.STREET)
    except ValueError as error:
        raise FlawedEntry(Flaw.NO_KIND) from error


def number_in(said: str, flaw: Flaw) -> float:
    """Return a number. Raises FlawedEntry with this flaw for anything else."""
    try:
        number = float(said)
    except ValueError as error:
        raise FlawedEntry(flaw) from error
    if not math.isfinite(number):
        raise FlawedEntry(flaw)
    return number


def accuracy_in(said: str, kind: Kind) -> int:
    """Return how many metres a place may be off, as a file says it or as usual."""
    if not said.strip():
        return USUAL_ACCURACY[kind]
    metres = number_in(said, Flaw.NO_ACCURACY)
    if not 1 <= metres <= 100_000:
        raise FlawedEntry(Flaw.NO_ACCURACY)
    return round(metres)


def checked(point: Point, meridian: float | None) -> Point:
    """Return a point that can be right. Raises FlawedEntry where it cannot.

    ``meridian`` is the middle of the time zone that it is to lie in: by it, exchanged
    degrees are known that could be degrees either way.
    """
    if point == Point(0.0, 0.0):
        raise FlawedEntry(Flaw.NOWHERE)
    other = point.exchanged
    if not point.is_on_earth:
        raise FlawedEntry(Flaw.EXCHANGED if other.is_on_earth else Flaw.NO_DEGREES)
    if meridian is not None and other.is_on_earth:
        away = _apart(point.longitude, meridian)
        if away > FURTHEST >= _apart(other.longitude, meridian):
            raise FlawedEntry(Flaw.EXCHANGED)
    return point.rounded


def gathered(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries with the pieces of one street, and doubles, put together."""
    by_name: dict[object, list[list[Entry]]] = defaultdict(list)
    for entry in entries:
        groups = by_name[entry.kind, *sorted(entry.names.items())]
        group = next((one for one in groups if _is_near(one[0], entry)), None)
        if group is None:
            groups.append([entry])
        else:
            group.append(entry)
    return [_together(group) for groups in by_name.values() for group in groups]


def _is_near(one: Entry, other: Entry) -> bool:
    return metres_between(one.point, other.point) <= ONE_STREET


def _together(group: list[Entry]) -> Entry:
    if len(group) == 1:
        return group[0]
    latitude = sum(one.point.latitude for one in group) / len(group)
    longitude = sum(one.point.longitude for one in group) / len(group)
    middle = Point(latitude, longitude).rounded
    reach = max(metres_between(middle, one.point) + one.accuracy for one in group)
    also = dict.fromkeys(name for one in group for name in one.also)
    return replace(group[0], point=middle, accuracy=math.ceil(reach), also=tuple(also))


def _apart(one: float, other: float) -> float:
    return abs(math.remainder(one - other, 360))


def all_or_faulty(read: Iterator[Entry | EntryFlaw]) -> list[Entry]:
    """Return the entries of a file. Raises FaultyGazetteer with all that is wrong."""
    entries: list[Entry] = []
    flaws: list[EntryFlaw] = []
    for one in read:
        if isinstance(one, Entry):
            entries.append(one)
        else:
            flaws.append(one)
        if len(entries) + len(flaws) > MOST_ENTRIES:
            raise FaultyGazetteer(Trouble.TOO_MANY)
    if flaws:
        raise FaultyGazetteer(flaws=tuple(flaws))
    if not entries:
        raise FaultyGazetteer(Trouble.NO_ENTRIES)
    return gathered(entries)
