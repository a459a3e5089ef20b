"""What a rule can ask of a case; to add one, write a module and a line here."""

from __future__ import annotations

from collections.abc import Callable

from answerable.routing.conditions import area, language, service, words
from answerable.routing.facts import Facts

# Each takes what the rule wants and the facts, and returns what it found, or None.
Condition = Callable[[object, Facts], str | None]

CONDITIONS: dict[str, Condition] = {
    "service": service.holds,
    "area": area.holds,
    "words": words.holds,
    "language": language.holds,
}
