"""Find services and places in somebody else's file of HSDS 3, whichever form it has; pure.

It may be an organization or a service in full, a service at a location, a place, a list of
these, or a page of an answer over the web. Each thing is found once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from answerable.lib.definitions import Fault
from answerable.lib.errors import Refused
from answerable.lib.wording import without_nul

Record = dict[str, Any]
LARGEST = 50 * 1024 * 1024  # bytes
UNKNOWN = "This is no organization, service or location of HSDS 3. Take it out."
MISSING = "This is missing. Add it."
NEEDED = {"services": ("id", "name", "status"), "locations": ("id", "name")}
WITHIN = ("services", "locations", "contents", "service_at_locations")
ONE_WITHIN = ("location", "service")


@dataclass
class Directory:
    """What was found; ``faults`` name what is no use, by its place in the file."""

    services: list[Record] = field(default_factory=list)
    locations: list[Record] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_directory(path: Path) -> Directory:
    """Return what is in a file. Raises Refused where it is none that can be read."""
    try:
        if path.stat().st_size > LARGEST:
            raise _refused(path, f"it is larger than {LARGEST:,} bytes. Divide it.")
        said = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise _refused(path, f"{error.strerror}. Name another file.") from error
    except (ValueError, RecursionError) as error:
        raise _refused(path, f"it is no JSON in UTF-8: {error}.") from error
    return found_in(said)


def found_in(said: object) -> Directory:
    """Return the services and places in a document."""
    found = Directory()
    seen: set[tuple[str, str]] = set()
    for place, record in _records(said, ""):
        kind = _kind(record)
        if kind is None:
            found.faults.append(Fault(place, UNKNOWN))
            continue
        if faults := [
            Fault(f"{place}: {one}", MISSING) for one in _missing(kind, record)
        ]:
            found.faults.extend(faults)
        elif (kind, record["id"]) not in seen:
            seen.add((kind, record["id"]))
            getattr(found, kind).append(record)
    return found


def text_in(record: Record, name: str) -> str:
    """Return a text, or nothing where there is none."""
    said = record.get(name)
    return without_nul(said).strip() if isinstance(said, str) else ""


def records_in(record: Record, name: str) -> Sequence[Record]:
    """Return the records under a name, or none."""
    said = record.get(name)
    return (
        [one for one in said if isinstance(one, dict)] if isinstance(said, list) else []
    )


def _records(said: object, place: str) -> Iterator[tuple[str, Record]]:
    """Yield everything that is a thing of its own, what is within it behind it."""
    if isinstance(said, list):
        for number, one in enumerate(said, start=1):
            yield from _records(one, f"{place}.{number}".lstrip("."))
    elif isinstance(said, dict):
        within = [name for name in (*WITHIN, *ONE_WITHIN) if name in said]
        if _kind(said) or not (within or _is_link(place)):
            yield place or "the file", said
        for name in within:
            yield from _records(said[name], f"{place}.{name}".lstrip("."))
    else:
        yield place or "the file", {}


def _is_link(place: str) -> bool:
    """Tell whether what stands there only says which service is at which location."""
    return ".service_at_locations." in f".{place}"


def _kind(record: Record) -> str | None:
    if "location_type" in record:
        return "locations"
    return "services" if "status" in record else None


def _missing(kind: str, record: Record) -> list[str]:
    return [name for name in NEEDED[kind] if not text_in(record, name)]


def _refused(path: Path, why: str) -> Refused:
    return Refused(code="directory", hint=f"{path} cannot be read: {why}")
