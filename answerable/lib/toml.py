"""Write TOML that a person reads and version control compares; pure.

The standard library reads TOML and writes none. Keys keep their order, so whoever calls
decides on it. What fits on a line stands on one; long texts stand on lines of their own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeGuard

WIDTH = 88
BARE = re.compile(r"[A-Za-z0-9_-]+")
# What a text on several lines may not hold as it is; blanks at an end are easily lost.
UNSAFE = re.compile(r'[\x00-\x09\x0b-\x1f\x7f"\\]|[ \u2028\u2029\x85](?=\n|$)')

Table = Mapping[str, object]


def toml_of(document: Table) -> str:
    """Return a document: its tables in their order, with an empty line between them."""
    return "\n".join(_tables("", document)).strip("\n") + "\n"


def _tables(name: str, table: Table) -> Iterator[str]:
    for key, value in table.items():
        if not _is_set_apart(value, key):
            yield f"{_key(key)} = {_value(value)}"
    for key, value in table.items():
        if _is_set_apart(value, key):
            yield from _table(f"{name}.{_key(key)}" if name else _key(key), value)


def _table(name: str, value: Table | list[Table]) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from (f"\n[{name}]", *_tables(name, value))
    else:
        for each in value:
            yield from (f"\n[[{name}]]", *_tables(name, each))


def _is_set_apart(value: object, key: str) -> TypeGuard[Table | list[Table]]:
    """Tell whether a value is a table of its own, and not a line of the one around it."""
    if isinstance(value, Mapping):
        line = f"{_key(key)} = {_value(value)}"
        return len(line) > WIDTH or "\n" in line
    tables = value if isinstance(value, list) else []
    return bool(tables) and all(isinstance(one, Mapping) for one in tables)


def _key(key: str) -> str:
    return key if BARE.fullmatch(key) else _text(key)


def _value(value: object) -> str:
    match value:
        case str():
            return _lines(value) if "\n" in value.strip("\n") else _text(value)
        case Mapping():
            return _inline(value)
        case list():
            return _list(value)
        case _:
            return _plain(value)


def _plain(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case date():
            return value.isoformat()
    message = f"TOML has nothing for {value!r}."
    raise TypeError(message)


def _text(text: str) -> str:
    # JSON escapes alike, but for DEL.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _lines(text: str) -> str:
    return '"""\n' + UNSAFE.sub(_escaped, text) + '"""'


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    return f"\\{sign}" if sign in '"\\' else f"\\u{ord(sign):04x}"


def _inline(table: Table) -> str:
    inside = ", ".join(f"{_key(key)} = {_value(one)}" for key, one in table.items())
    return f"{{ {inside} }}" if inside else "{}"


def _list(values: Sequence[object]) -> str:
    written = [_value(one) for one in values]
    line = f"[{', '.join(written)}]"
    if len(line) <= WIDTH - 20 or not any(isinstance(one, str) for one in values):
        return line
    return "[\n" + "".join(f"    {one},\n" for one in written) + "]"
