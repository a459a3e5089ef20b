"""Is a record as the schemas of HSDS say? Their rules, as far as those schemas use them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

ROOT = Path(__file__).parents[4]
SHARED = ROOT.parent / "shared/data/hsds/openreferral"
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "array": (list,),
    "object": (dict,),
}
FORMATS = {
    "uri": re.compile(r"https?://\S+"),
    "email": re.compile(r"[^@\s]+@[^@\s]+"),
}


def schema(kind: str) -> dict[str, Any]:
    """Return what is said of a kind of record."""
    said: dict[str, Any] = json.loads(
        (SHARED / "schema" / f"{kind}.json").read_text(encoding="utf-8")
    )
    return said


def faults(kind: str, record: Any, place: str = "") -> Iterator[str]:
    """Yield everything in which a record is not as its schema says; keys must be known."""
    rules = schema(kind)
    known = rules["properties"]
    for name in rules.get("required", ()):
        if name not in record:
            yield f"{place}{kind}: {name} is missing"
    for name, said in record.items():
        if name not in known:
            if (kind, name) != ("organization", "services"):  # only in full
                yield f"{place}{kind}: {name} is unknown"
                continue
            rule = {"type": "array", "items": {"$ref": "service.json"}}
        else:
            rule = known[name]
        yield from _value(rule, said, f"{place}{kind}.{name}")


def _value(rule: dict[str, Any], said: Any, place: str) -> Iterator[str]:
    if ref := rule.get("$ref"):
        yield from faults(ref.removesuffix(".json"), said, f"{place} ")
        return
    kind = rule.get("type")
    if kind and not isinstance(said, TYPES[kind]):
        yield f"{place}: {said!r} is no {kind}"
        return
    if (allowed := rule.get("enum")) and said not in allowed:
        yield f"{place}: {said!r} is none of {allowed}"
    if not _has_format(rule.get("format"), said):
        yield f"{place}: {said!r} is no {rule['format']}"
    for one in said if kind == "array" else ():
        yield from _value(rule.get("items", {}), one, place)


def _has_format(name: str | None, said: Any) -> bool:
    if name == "uuid":
        try:
            UUID(said)
        except ValueError:
            return False
    pattern = FORMATS.get(name or "")
    return pattern is None or bool(pattern.fullmatch(said))
