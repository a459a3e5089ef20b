"""A ladder is data: published in versions, and refused where it makes no sense."""

from __future__ import annotations

from datetime import timedelta

import pytest

from answerable.agency.models import ConfigurationEntry
from answerable.clock.ladders import USUAL, Rung, mistake_in, moment_of
from answerable.clock.models import Commitment, EscalationLadder
from answerable.clock.models.ladders import When, Whom
from answerable.clock.policy import publish_ladder
from answerable.clock.tests.watching import deadline, midnight
from answerable.lib.changes import Effect
from answerable.lib.errors import Refused
from answerable.lib.worktime import Unit

OWNER, HEAD = (Whom.OWNER,), (Whom.HEAD,)
DUE = Rung(When.DUE, OWNER)
LATER = Rung(When.AFTER, HEAD, 2, Unit.WORKING_DAY)


def used(percent: int) -> Rung:
    return Rung(When.USED, OWNER, percent)


def test_the_usual_ladder_makes_sense():
    assert mistake_in(USUAL) == ""


@pytest.mark.parametrize(
    ("rungs", "said"),
    [
        pytest.param([], "one step at least", id="empty"),
        pytest.param([used(n) for n in range(1, 12)], "10 at most", id="too many"),
        pytest.param([Rung(When.DUE, ())], "Step 1 tells nobody", id="nobody"),
        pytest.param([DUE, used(75)], "Step 2 does not come after", id="backwards"),
        pytest.param([used(80), used(50)], "Step 2 does not come after", id="less"),
        pytest.param([DUE, DUE], "Step 2 comes at the same moment", id="twice"),
        pytest.param(
            [Rung(When.DUE, (*OWNER, *OWNER))], "Step 1 tells somebody twice", id="both"
        ),
        pytest.param([Rung(When.DUE, OWNER, 5)], "leave the number out", id="due in 5"),
        pytest.param([used(-5)], "1 to 99 percent", id="before it began"),
        pytest.param([Rung(When.AFTER, HEAD, -1, Unit.HOUR)], "1 to 23", id="negative"),
        pytest.param(
            [LATER, Rung(When.AFTER, HEAD, 4, Unit.HOUR)],
            "Step 2 does not come after",
            id="hours after days",
        ),
        pytest.param([used(0)], "1 to 99 percent", id="nothing used"),
        pytest.param([used(100)], "1 to 99 percent", id="all used"),
        pytest.param(
            [Rung(When.AFTER, HEAD, 10**9, Unit.WORKING_DAY)], "365", id="never"
        ),
        pytest.param([Rung(When.AFTER, HEAD, 24, Unit.HOUR)], "23 hours", id="a day"),
        pytest.param([Rung(When.AFTER, HEAD, 2)], "hours or working days", id="bare"),
        pytest.param(
            [Rung(When.AFTER, HEAD, 2, Unit.CALENDAR_MONTH)],
            "hours or working days",
            id="months",
        ),
        pytest.param(
            [Rung(When.DUE, OWNER, 0, Unit.HOUR)],
            "only what comes after",
            id="due in hours",
        ),
    ],
)
def test_a_ladder_without_sense_is_refused_with_what_to_do(rungs, said, db):
    with pytest.raises(Refused) as refused:
        publish_ladder(rungs)

    assert said in refused.value.hint
    assert not EscalationLadder.objects.exists()


def test_an_equal_ladder_stays_and_another_is_a_new_version(db):
    publish_ladder([DUE])
    again = publish_ladder([DUE])
    other = publish_ladder([DUE, LATER], silent_days=5)

    assert (again.effect, other.effect) == (Effect.UNCHANGED, Effect.UPDATED)
    assert other.thing.version == 2
    assert ConfigurationEntry.objects.filter(subject="ladder").count() == 2


@pytest.mark.parametrize(
    ("amount", "unit", "after"),
    [
        pytest.param(4, Unit.HOUR, timedelta(days=1, hours=13), id="hours"),
        pytest.param(2, Unit.WORKING_DAY, timedelta(days=2, hours=17), id="days"),
    ],
)
def test_what_comes_after_is_counted_in_the_hours_of_the_house(
    begun, amount, unit, after
):
    due = deadline(begun).due_at

    moment = moment_of(Rung(When.AFTER, HEAD, amount, unit), deadline(begun))

    assert due == midnight(7) + timedelta(hours=17)
    assert moment == midnight(7) + after


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(EscalationLadder(version=2), "everything, version 2", id="of all"),
        pytest.param(
            EscalationLadder(case_type="complaint"), "complaint, version 1", id="of one"
        ),
        pytest.param(Commitment(what="Call back"), "Call back", id="a promise"),
    ],
)
def test_a_ladder_and_a_promise_say_what_they_are(row, said):
    assert str(row) == said
