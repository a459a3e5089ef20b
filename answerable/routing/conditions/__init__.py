"""What a rule can ask of a case; to add one, write a module and two lines here."""

from __future__ import annotations

from collections.abc import Callable, Collection

from answerable.routing.conditions import (
    answer,
    area,
    channel,
    hours,
    language,
    mailbox,
    needs,
    service,
    weekday,
    words,
)
from answerable.routing.conditions.checks import fault_in_names, fault_in_words
from answerable.routing.facts import Facts

# Each takes what the rule wants and the facts, and returns what it found, or None.
Condition = Callable[[object, Facts], str | None]
# Each takes what a rule wants and the names that are known, and returns what is wrong
# with it and how to mend that, or nothing.
Check = Callable[[object, Collection[str]], str]

CONDITIONS: dict[str, Condition] = {
    "service": service.holds,
    "area": area.holds,
    "words": words.holds,
    "language": language.holds,
    "mailbox": mailbox.holds,
    "channel": channel.holds,
    "hours": hours.holds,
    "weekday": weekday.holds,
    "needs": needs.holds,
    "answer": answer.holds,
}
CHECKS: dict[str, Check] = {
    **dict.fromkeys(CONDITIONS, fault_in_names),
    "words": fault_in_words,
}
