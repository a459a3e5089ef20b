"""Do the conditions of a rule make sense? Asked before a book of rules is published."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from answerable.lib.definitions import Fault
from answerable.routing.conditions import CHECKS

# The names that a rule may use, by the condition that uses them.
Names = Mapping[str, Collection[str]]


def faults_in_conditions(
    conditions: Mapping[str, object], names: Names
) -> Iterator[Fault]:
    """Yield every condition that can never be judged, and how to mend it."""
    if not conditions:
        yield Fault("conditions", "There is none. Write at least one.")
    for name, wanted in conditions.items():
        if mend := _fault_in(name, wanted, names.get(name, ())):
            yield Fault(f"conditions.{name}", mend)


def _fault_in(name: str, wanted: object, known: Collection[str]) -> str:
    check = CHECKS.get(name)
    if check is None:
        return f"There is no such condition. Use {', '.join(CHECKS)}."
    return check(wanted, known)
