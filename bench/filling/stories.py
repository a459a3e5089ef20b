"""How each case of the city went, by its number: when, how far, and who wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from answerable.cases.workflow import State
from bench.corpus import Request, request

ONE_OPEN_IN = 20  # of 100,000 cases, 5,000 are open
OPEN_STATES = (State.RECEIVED, State.IN_PROGRESS, State.WAITING_PERSON)
DAY = timedelta(days=1)
OLDEST = 730 * DAY  # no case was opened earlier
LONGEST = 50  # messages of case 0, which went on and on
PAIR = 2  # messages of every other case: what they wrote, what we answered


@dataclass(frozen=True)
class Story:
    """One case; its times are aware, and ``resolved`` is None while it is open."""

    number: int
    asked: Request
    channel: str
    state: State
    opened: datetime
    due: datetime
    resolved: datetime | None
    draw: int  # chooses team, service and owner

    @property
    def pk(self) -> int:
        """Return the id of the rows that exist once a case."""
        return self.number + 1

    @property
    def in_time(self) -> bool:
        """Tell whether it was answered by the day that was promised."""
        return self.resolved is not None and self.resolved <= self.due

    @property
    def messages(self) -> int:
        """Return how many messages it has, theirs and ours in turn."""
        return PAIR if self.number else LONGEST


def story(number: int, now: datetime) -> Story:
    """Return how case ``number`` went, seen from now."""
    dice = Random(number)  # noqa: S311  # no secret
    is_open = number % ONE_OPEN_IN == 0
    opened = now - (30 * dice.random() * DAY if is_open else 32 * DAY + _past(dice))
    resolved = None if is_open else opened + 31 * dice.random() * DAY
    return Story(
        number=number,
        asked=request(number),
        channel=dice.choice(("web", "email")),
        state=_ended(resolved, now) if resolved else dice.choice(OPEN_STATES),
        opened=opened,
        due=now + (40 * dice.random() - 10) * DAY if is_open else opened + 20 * DAY,
        resolved=resolved,
        draw=dice.randrange(10**6),
    )


def _past(dice: Random) -> timedelta:
    return (OLDEST - 32 * DAY) * dice.random()


def _ended(resolved: datetime, now: datetime) -> State:
    return State.CLOSED if now - resolved > 30 * DAY else State.RESOLVED
