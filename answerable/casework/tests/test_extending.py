"""More time is told with a reason before the day has passed, once, or it is late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import given, strategies as st

from answerable.agency.policy import put_calendar
from answerable.agency.queries import get_calendar
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.actors import staff_actor
from answerable.cases.models import Case, JournalEntry
from answerable.cases.models.case import Outcome
from answerable.casework import extending, joining, resolve, work
from answerable.casework.extending import may_be_extended
from answerable.casework.tests.makers import make_case
from answerable.clock.models import Deadline, Kind, ServiceStandard
from answerable.clock.queries import due_by, find_explanation
from answerable.correspondence.models import Dispatch
from answerable.lib.errors import Refused
from answerable.lib.worktime import StartRule, Unit

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture(name="case")
def _case(town):
    ServiceStandard.objects.filter(kind="answer").update(longest_extension=10)
    return make_case()


def now(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def answer(case: Case) -> Deadline:
    found = Deadline.objects.select_related("standard", "calendar")
    return found.filter(case=case, kind=Kind.ANSWER).latest("pk")


def extend(case: Case, by, amount: int = 5, words: str = "Ice on the road.") -> Case:
    return extending.extend(
        case, answer(case), amount=amount, words=words, by=by, seen=now(case).version
    )


def day(moment: datetime) -> str:
    return moment.date().isoformat()


def test_a_promise_is_due_later_by_what_was_added(case, ben):
    work.reply(case, words="We look.", by=ben, seen=None, is_answer=False)
    assert day(answer(case).due_at) == "2026-03-09"

    extend(case, ben)

    assert day(answer(case).due_at) == "2026-03-16"
    assert now(case).next_due == answer(case).due_at


def test_the_person_reads_the_old_day_the_new_day_and_why(case, ben):
    extend(case, ben)

    letter = Dispatch.objects.latest("pk")
    assert letter.occasion == "extension"
    for words in ("Monday 9 March 2026", "Ice on the road.", "Monday 16 March 2026"):
        assert words in letter.text


def test_the_journal_says_until_when_and_not_why(case, ben):
    extend(case, ben)

    line = JournalEntry.objects.get(case_id=case.pk, what="deadline_extended")
    assert line.actor == staff_actor(ben)
    assert line.after["due"] == answer(case).due_at.isoformat()
    assert "Ice" not in str(line.after)


def test_it_is_explained_with_what_was_added(case, ben):
    extend(case, ben)

    story = find_explanation(answer(case), now=MONDAY)

    assert story
    assert (story.amount, story.due) == (10, answer(case).due_at)


def test_once_the_day_has_passed_it_is_late_and_not_extended(case, ben):
    with time_machine.travel(answer(case).due_at + timedelta(seconds=1), tick=False):
        with pytest.raises(Refused, match="has passed"):
            extend(case, ben)

        assert not may_be_extended(answer(case), at=answer(case).due_at)


def test_it_is_extended_once(case, ben):
    extend(case, ben)

    with pytest.raises(Refused, match="extended once"):
        extend(case, ben)


@pytest.mark.parametrize("amount", [0, -5, 11, 10**9])
def test_it_is_extended_by_no_more_than_its_standard_says(case, ben, amount):
    with pytest.raises(Refused, match="from 1 to 10"):
        extend(case, ben, amount=amount)


def test_a_promise_that_may_not_be_extended_is_not(town, ben):
    case = make_case()

    with pytest.raises(Refused, match="may not be extended"):
        extend(case, ben)


def test_what_only_supervisors_extend_is_theirs(case, town, ben, dee):
    ServiceStandard.objects.update(extended_by_leaders=True)

    with pytest.raises(Refused, match="supervisor"):
        extend(case, ben)

    extend(case, dee)
    assert answer(case).extended == 5


def test_a_supervisor_of_another_team_extends_nothing_here(case, town):
    ServiceStandard.objects.update(extended_by_leaders=True)
    elsewhere = make_staff("pat", Role.SUPERVISOR, town.parks.department, town.parks)

    with pytest.raises(Refused, match="supervisor"):
        extend(case, elsewhere)


def test_what_has_ended_needs_no_more_time(case, ben):
    work.reply(case, words="It shines.", by=ben, seen=None, is_answer=True)

    with pytest.raises(Refused, match="has ended"):
        extend(case, ben)


def test_a_promise_that_stands_still_is_extended_and_runs_on_with_it(case, ben):
    work.ask_and_wait(case, words="Which lamp?", by=ben, seen=now(case).version)
    extend(case, ben)
    with time_machine.travel(MONDAY + timedelta(days=1), tick=False):
        work.reply(case, words="I see.", by=ben, seen=None, is_answer=False)

    assert answer(case).state == "running"
    assert day(answer(case).due_at) in {"2026-03-16", "2026-03-17"}


def test_it_keeps_its_time_in_the_case_that_it_is_joined_with(case, ben):
    extend(case, ben)
    other = make_case(email="omar@mail.example", visitor="omar", token="omar")

    joining.join(case, to=other, by=ben, seen=now(case).version)

    twin = other.deadlines.get(carried_from=answer(case))
    assert (twin.extended, twin.due_at) == (5, answer(case).due_at)


def promised_in(unit, town, amount=5):
    """Promise to answer about permits in another unit, which nobody may extend."""
    return ServiceStandard.objects.create(
        service=town.permit,
        kind=Kind.ANSWER,
        amount=amount,
        unit=unit.value,
        start_rule=StartRule.NEXT_WORKING_DAY.value,
    )


def of_permits(case, town, by):
    work.change_service(case, service=town.permit, by=by, seen=now(case).version)
    return answer(case)


def test_another_service_keeps_the_time_that_was_added(case, ben, town):
    promised_in(Unit.WORKING_DAY, town, amount=2)
    extend(case, ben)

    changed = of_permits(case, town, ben)

    assert (changed.extended, changed.extended_at) == (5, MONDAY)
    assert day(changed.due_at) == "2026-03-11"  # the seventh working day
    assert now(case).next_due is not None


def test_it_cannot_be_extended_a_second_time_under_another_service(case, ben, town):
    extend(case, ben)
    of_permits(case, town, ben)

    with pytest.raises(Refused, match="extended once"):
        extend(case, ben)


@pytest.mark.parametrize(
    ("unit", "added"),
    [
        pytest.param(Unit.CALENDAR_DAY, 7, id="days of the calendar"),
        pytest.param(Unit.HOUR, 40, id="hours"),
        pytest.param(Unit.CALENDAR_MONTH, 1, id="months"),
    ],
)
def test_in_another_unit_as_much_is_added_as_the_person_was_told(
    case, ben, town, unit, added
):
    standard = promised_in(unit, town, amount=1)
    before = answer(case).due_at
    extend(case, ben)
    told = answer(case).due_at - before

    changed = of_permits(case, town, ben)

    calendar = get_calendar("office")
    bare = due_by(standard, calendar, changed.started_at, [], now=MONDAY)
    assert changed.extended == added
    assert changed.due_at - bare >= told


def test_what_was_not_extended_gains_no_time_by_another_service(case, ben, town):
    promised_in(Unit.CALENDAR_DAY, town)

    assert of_permits(case, town, ben).extended == 0


def test_what_is_owed_to_the_person_of_a_joined_case_is_not_put_off(case, ben):
    other = make_case(email="omar@mail.example", visitor="omar", token="omar")
    joining.join(case, to=other, by=ben, seen=now(case).version)
    twin = other.deadlines.get(carried_from=answer(case))
    assert not may_be_extended(twin, at=MONDAY)

    with pytest.raises(Refused, match="joined case"):
        extending.extend(
            other, twin, amount=5, words="Ice.", by=ben, seen=now(other).version
        )


def test_a_case_that_is_taken_up_again_has_no_time_left_of_the_first(case, ben):
    extend(case, ben)
    resolve.resolve(case, outcome=Outcome.DONE, reason="So.", by=ben, seen=None)

    resolve.take_back_up(case, by=ben, seen=now(case).version)

    assert answer(case).extended == 0


@given(
    st.sampled_from(Unit), st.integers(1, 40), st.integers(1, 40), st.integers(0, 99)
)
def test_an_extension_never_brings_a_promise_nearer(unit, amount, more, hour):
    put_calendar(
        slug="any",
        zone="Europe/London",
        hours={"mon": [["09:00", "17:00"]], "thu": [["10:00", "12:00"]]},
        holidays=[{"date": "2026-03-05"}],
    )
    calendar = get_calendar("any")
    standard = ServiceStandard(
        amount=amount, unit=unit.value, start_rule=StartRule.NEXT_DAY.value
    )
    begun = MONDAY + timedelta(hours=hour)

    first = due_by(standard, calendar, begun, [], now=begun)
    later = due_by(standard, calendar, begun, [], now=begun, extended=more)

    assert later >= first
