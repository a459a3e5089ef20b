"""Take the configuration from a folder: what differs is shown first, then put in place.

The two are one: what is taken is what was shown. Where the house was changed meanwhile,
nothing is written, and the differences are shown anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from answerable.agency.configuration import Hand, Topic, write_down
from answerable.agency.models.configuration import Subject
from answerable.casework.seeding.comparison import strangers
from answerable.casework.seeding.founding import found, rehearse
from answerable.casework.seeding.plan import Plan
from answerable.casework.seeding.report import Report, Step
from answerable.lib.changes import Difference, Effect
from answerable.lib.errors import Stale


@dataclass(frozen=True)
class Outlook:
    """What taking a folder would change, and what of the house it does not name."""

    steps: Sequence[Step]
    beside: Sequence[str]

    @property
    def lines(self) -> list[str]:
        """Return one line for each difference."""
        return [*(line for step in self.steps for line in step.lines()), *self.beside]

    @property
    def fingerprint(self) -> str:
        """Return what tells these differences from others."""
        return hashlib.sha256("\n".join(self.lines).encode()).hexdigest()


FOLDER_WINS = Hand(overrules=True)
LONGEST = 200  # of a value in the line of the log; the thing's own line has all of it


def outlook(plan: Plan, *, by: Hand = FOLDER_WINS) -> Outlook:
    """Return where folder and database differ, writing nothing. Raises Refused."""
    report = rehearse(plan, with_passwords=False, by=by)
    return Outlook(report.steps, strangers(plan))


@transaction.atomic
def take(plan: Plan, *, by: Hand = FOLDER_WINS, seen: str = "") -> Report:
    """Make the house what the folder says, with a line in the log about the whole.

    ``seen`` is the fingerprint of the differences that were shown. Raises Stale where
    there are others by now, and Refused where something cannot be as the folder says.
    """
    report = found(plan, with_passwords=False, by=by)
    if seen and seen != Outlook(report.steps, strangers(plan)).fingerprint:
        hint = _("Somebody changed the setup meanwhile. Compare, then take it again.")
        raise Stale(code="configuration-changed", hint=hint)
    if changed := _changed(report):
        topic = Topic(Subject.FOLDER, "")
        write_down(topic, by=by, effect=Effect.UPDATED, differences=changed)
    return report


def _changed(report: Report) -> list[Difference]:
    """Return what was changed, each value under the name of its thing."""
    return [
        Difference(
            f"{step.name} {one.field}".strip(), _brief(one.before), _brief(one.after)
        )
        for step in report.steps
        for one in step.placed.differences or _new(step.placed.effect)
    ]


def _new(effect: Effect) -> tuple[Difference, ...]:
    return (Difference("", None, effect.value),) if effect is Effect.CREATED else ()


def _brief(value: object) -> str:
    return "" if value is None else str(value)[:LONGEST]
