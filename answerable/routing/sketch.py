"""The rules as they are being changed, read and written as one row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from answerable.routing.engine import RuleLine
from answerable.routing.models import RuleSketch
from answerable.routing.queries import find_book, line_of

DAYS = ("first_day", "last_day")


def read_sketch() -> RuleSketch | None:
    """Return the sketch; None where nothing is being changed."""
    return RuleSketch.objects.first()


def sketched() -> list[RuleLine]:
    """Return the rules of the sketch; where there is none, those in force."""
    sketch = read_sketch()
    if sketch:
        return [_read(rule) for rule in sketch.rules]
    book = find_book()
    rows = book.rules.select_related("team", "service", "owner") if book else ()
    return [line_of(rule) for rule in rows]


def written(rule: RuleLine) -> dict[str, object]:
    """Return a rule as JSON can keep it."""
    days = {name: day.isoformat() for name in DAYS if (day := getattr(rule, name))}
    return {**vars(rule), **dict.fromkeys(DAYS), **days}


def _read(kept: Mapping[str, Any]) -> RuleLine:
    days = {name: date.fromisoformat(kept[name]) for name in DAYS if kept[name]}
    return RuleLine(**{**kept, **days})
