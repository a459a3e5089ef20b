"""How a complaint goes here, in words: its stages, how soon, and who looks after us."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, gettext as _, ngettext

from answerable.cases.models.case import CaseType
from answerable.clock.models import Kind
from answerable.clock.queries import standards_for
from answerable.complaints.queries import newest_procedure
from answerable.complaints.rules import OutsideBody, Stage, read_rules
from answerable.front.shared.times import time_in_words
from answerable.lib.wording import in_language


@dataclass(frozen=True)
class Step:
    """One stage: what it is called, and what happens in it, a sentence each."""

    title: str
    lines: Sequence[str]


@dataclass(frozen=True)
class Way:
    """The way of a complaint, stage by stage, and the body outside."""

    definition: str
    limit: str
    steps: Sequence[Step]
    body: OutsideBody | None
    body_name: str


def way_of_complaints() -> Way:
    """Return the procedure that a new complaint goes through, in words."""
    rules, language = read_rules(newest_procedure()), get_language() or ""
    stages = enumerate(rules.stages, start=1)
    steps = [_step(position, stage, language) for position, stage in stages]
    months = rules.time_limit_months
    limit = ngettext(
        "You can complain within %(count)d month of what happened.",
        "You can complain within %(count)d months of what happened.",
        months,
    )
    return Way(
        definition=in_language(rules.definition, language),
        limit=limit % {"count": months},
        steps=steps,
        body=rules.body,
        body_name=in_language(rules.body.name, language) if rules.body else "",
    )


def _step(position: int, stage: Stage, language: str) -> Step:
    promised = standards_for(None, CaseType.COMPLAINT, position)
    said = {
        Kind.ACKNOWLEDGE: _("We confirm what we understood within %(time)s."),
        Kind.ANSWER: _("After that we answer within %(time)s, with our reasons."),
    }
    lines = [
        words % {"time": time_in_words(promised[kind].amount, promised[kind].unit)}
        for kind, words in said.items()
        if kind in promised
    ]
    if stage.another_person:
        lines.insert(0, _("Somebody else looks at it, who had no part in it before."))
    return Step(in_language(stage.name, language), lines)
