"""The two forms in which a gazetteer comes: a table (CSV), or a map (GeoJSON); pure.

A table has a line of names: ``kind``, ``name`` (or ``name_en``, ``name_es`` …),
``latitude``, ``longitude``, and if it likes ``accuracy`` in metres and ``also``, other
names with ``|`` between them. A map says the same in the properties of its features; of
a line or a polygon, its middle is taken.
"""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterator, Mapping

from answerable.lib.gazetteer import (
    LONGEST_NAME,
    MOST_BYTES,
    Entry,
    EntryFlaw,
    FaultyGazetteer,
    Flaw,
    FlawedEntry,
    Trouble,
    accuracy_in,
    all_or_faulty,
    checked,
    kind_in,
    name_in,
    number_in,
)
from answerable.lib.positions import Point, metres_between

LATITUDE = ("latitude", "lat", "y")
LONGITUDE = ("longitude", "lon", "lng", "long", "x")
POINT = (LATITUDE, LONGITUDE)
Said = Mapping[str, str]


def read_gazetteer(content: bytes, *, meridian: float | None = None) -> list[Entry]:
    """Return the entries of a file. Raises FaultyGazetteer with all that is wrong."""
    if len(content) > MOST_BYTES:
        raise FaultyGazetteer(Trouble.TOO_LARGE)
    try:
        text = content.decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError as error:
        raise FaultyGazetteer(Trouble.ENCODING) from error
    rows = _of_map(text) if text.lstrip().startswith("{") else _of_table(text)
    return all_or_faulty(_judged(number, said, meridian) for number, said in rows)


def _judged(number: int, said: Said, meridian: float | None) -> Entry | EntryFlaw:
    try:
        return _entry(said, meridian)
    except FlawedEntry as flawed:
        name = next((said[one] for one in said if one.startswith("name")), "")
        return EntryFlaw(number, name.strip()[:LONGEST_NAME], flawed.flaw)


def write_table(entries: list[Entry], languages: list[str]) -> str:
    """Return entries as a table that ``read_gazetteer`` takes."""
    names = [f"name_{code}" for code in languages]
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(["kind", *names, "latitude", "longitude", "accuracy", "also"])
    for one in entries:
        said = [one.names.get(code, "") for code in languages]
        where = [one.point.latitude, one.point.longitude, one.accuracy]
        table.writerow([one.kind.value, *said, *where, "|".join(one.also)])
    return written.getvalue()


def _of_table(text: str) -> Iterator[tuple[int, Said]]:
    """Yield the rows of a table by their lines."""
    reader = csv.DictReader(io.StringIO(text, newline=""), restval="")
    columns = [str(name).strip().lower() for name in reader.fieldnames or ()]
    is_named = any(name.startswith("name") for name in columns)
    if not is_named or any(set(columns).isdisjoint(one) for one in POINT):
        raise FaultyGazetteer(Trouble.NO_COLUMNS)
    reader.fieldnames = columns
    for row in reader:
        said = {name: value for name, value in row.items() if isinstance(value, str)}
        if any(value.strip() for value in said.values()):
            yield reader.line_num, said


def _of_map(text: str) -> Iterator[tuple[int, Said]]:
    """Yield what is said of the features of a map, with the middle of each."""
    try:
        read = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FaultyGazetteer(Trouble.NO_JSON) from error
    features = read.get("features")
    if not isinstance(features, list):
        raise FaultyGazetteer(Trouble.NO_JSON)
    for number, feature in enumerate(features, start=1):
        match feature:
            case {"properties": dict(properties), "geometry": dict(geometry)}:
                yield number, {**_written(properties), **_middle(geometry)}
            case {"properties": dict(properties)}:
                yield number, _written(properties)
            case _:
                yield number, {}


def _entry(said: Said, meridian: float | None) -> Entry:
    kind = kind_in(said.get("kind", ""))
    names = name_in(said)
    latitude, longitude = (number_in(_first(said, one), Flaw.NO_POINT) for one in POINT)
    return Entry(
        kind=kind,
        names=names,
        point=checked(Point(latitude, longitude), meridian),
        accuracy=accuracy_in(said.get("accuracy", ""), kind),
        also=tuple(
            filter(None, (one.strip() for one in said.get("also", "").split("|")))
        ),
    )


def _first(said: Said, columns: tuple[str, ...]) -> str:
    return next((said[name] for name in columns if name in said), "")


def _written(properties: Mapping[str, object]) -> Said:
    return {
        str(name).strip().lower(): str(value)
        for name, value in properties.items()
        if isinstance(value, (str, int, float)) and not isinstance(value, bool)
    }


def _middle(geometry: Mapping[str, object]) -> Said:
    """Return the middle of a shape and how far it reaches; nothing where it has none."""
    corners = list(_corners(geometry.get("coordinates")))
    if not corners:
        return {}
    (west, east), (south, north) = (
        (min(one), max(one)) for one in zip(*corners, strict=True)
    )
    middle = {
        "latitude": repr((south + north) / 2),
        "longitude": repr((west + east) / 2),
    }
    reach = metres_between(Point(south, west), Point(north, east)) / 2
    return {**middle, "accuracy": repr(math.ceil(reach))} if reach else middle


def _corners(given: object) -> Iterator[tuple[float, float]]:
    """Yield all positions of a shape, however deep they lie."""
    match given:
        case [int() | float() as x, int() | float() as y, *_]:
            yield float(x), float(y)
        case list():
            for one in given:
                yield from _corners(one)
