"""All situations in a list: those that go on first, then those that are over, a page each.

Within both, those that began last come first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from django.db.models import QuerySet

from answerable.cases.models import Situation
from answerable.lib.numbers import number_in

GOING_ON, OVER = "on", "over"


@dataclass(frozen=True)
class Behind:
    """Behind which line a page begins: the situation (its id), and whether it is over."""

    pk: int
    is_over: bool

    @classmethod
    def read(cls, said: str) -> Self | None:
        """Return what an address says, such as ``on-12``; None for anything else."""
        kind, _dash, named = said.partition("-")
        number = number_in(named)
        if kind not in {GOING_ON, OVER} or number is None:
            return None
        return cls(number, kind == OVER)

    def __str__(self) -> str:
        return f"{OVER if self.is_over else GOING_ON}-{self.pk}"


@dataclass(frozen=True)
class Listed:
    """A page of situations, and behind which line the next one begins, if there is one."""

    rows: Sequence[Situation]
    behind: Behind | None

    @property
    def going_on(self) -> list[Situation]:
        """Return those of the page that go on."""
        return [one for one in self.rows if one.is_open]

    @property
    def over(self) -> list[Situation]:
        """Return those of the page that are over."""
        return [one for one in self.rows if not one.is_open]


def list_situations(behind: Behind | None, *, most: int) -> Listed:
    """Return a page of all situations; ``most`` is how many it has."""
    rows: list[Situation] = []
    if behind is None or not behind.is_over:
        rows += _after(behind, is_over=False)[: most + 1]
    if len(rows) <= most:
        last = behind if behind and behind.is_over else None
        rows += _after(last, is_over=True)[: most + 1 - len(rows)]
    shown = rows[:most]
    further = Behind(shown[-1].pk, not shown[-1].is_open) if len(rows) > most else None
    return Listed(shown, further)


def _after(behind: Behind | None, *, is_over: bool) -> QuerySet[Situation]:
    rows = Situation.objects.select_related("service", "area").order_by("-pk")
    going_on = {"state": Situation.State.OPEN}
    kept = rows.exclude(**going_on) if is_over else rows.filter(**going_on)
    return kept.filter(pk__lt=behind.pk) if behind else kept
