"""Two cases about one matter are joined, and taken apart again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings, strategies as st

from answerable.agency.models import Staff
from answerable.cases.actors import staff_actor
from answerable.cases.models import Case, CaseLink
from answerable.cases.tests.makers import history
from answerable.casework import follow, joining, work
from answerable.casework.balance import balance
from answerable.casework.tests.makers import make_case
from answerable.casework.tests.twins import (
    ask,
    end,
    followed,
    join,
    links,
    make_twins,
    restrict,
    standing,
    undo,
    write,
)
from answerable.casework.verify import breaks
from answerable.clock.models import Deadline, Kind
from answerable.clock.queries import nearest_due
from answerable.clock.tests.makers import make_standard
from answerable.lib.errors import Refused, Stale
from answerable.lib.memory import forget

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def monday():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def twins(town, monday):
    return make_twins()


def obstacle(twins, ben) -> str:
    with pytest.raises(Refused) as refused:
        join(twins, ben)
    return refused.value.code


def test_an_absorbed_case_keeps_its_reference_its_words_and_the_state_it_had(
    twins, ben
):
    joined = join(twins, ben)

    link = CaseLink.objects.get()
    assert joined.omar.state == "merged"
    assert (link.case, link.to, link.by) == (joined.omar, joined.amina, ben)
    assert link.state_before == "received"
    assert joined.omar.interactions.filter(kind="message").count() == 1
    assert joined.amina.state == "received"


def test_the_survivor_keeps_the_earlier_due_time(twins, ben, monday):
    Deadline.objects.filter(case=twins.omar, kind="answer").update(
        due_at=MONDAY + timedelta(hours=1)
    )
    monday.shift(timedelta(minutes=5))

    joined = join(twins, ben)

    assert joined.amina.next_due == MONDAY + timedelta(hours=1)
    assert joined.amina.next_due == nearest_due(joined.amina)
    assert joined.omar.next_due is None


def test_its_own_deadlines_stop(twins, ben):
    joined = join(twins, ben)

    states = joined.omar.deadlines.values_list("state", flat=True)
    assert set(states) == {"stopped"}


def test_both_journals_say_who_did_it_and_none_is_broken(twins, ben):
    joined = join(twins, ben)

    for case in (joined.omar, joined.amina):
        assert history(case).get(what="joined").actor == staff_actor(ben)
    assert list(breaks()) == []
    assert balance().holds


def test_whoever_decided_on_an_older_page_is_told(twins, ben):
    seen, seen_other = twins.omar.version, twins.amina.version
    write(twins.amina, ben)

    with pytest.raises(Stale):
        joining.join(
            twins.omar, to=twins.amina, by=ben, seen=seen, seen_other=seen_other
        )

    assert twins.fresh().omar.state == "received"


def test_a_case_is_not_joined_with_itself(twins, ben):
    twins.omar = twins.amina

    assert obstacle(twins, ben) == "join-itself"


def test_nothing_is_joined_with_a_case_that_has_ended(twins, ben):
    end(twins.amina, ben)

    assert obstacle(twins, ben) == "join-into-ended"


def test_a_case_that_has_ended_is_not_joined(twins, ben):
    end(twins.omar, ben)

    assert obstacle(twins, ben) == "join-ended"


def test_a_complaint_is_not_lost_in_another_case(twins, ben):
    Case.objects.filter(pk=twins.omar.pk).update(case_type="complaint")

    assert obstacle(twins, ben) == "join-complaint"


def test_another_case_may_be_joined_with_a_complaint(twins, ben):
    Case.objects.filter(pk=twins.amina.pk).update(case_type="complaint")

    assert join(twins, ben).omar.state == "merged"


def test_a_protected_case_is_not_joined_with_one_that_others_see(twins, ben):
    restrict(twins.omar, ben)

    assert obstacle(twins, ben) == "join-scope"


def test_two_protected_cases_of_the_same_people_may_be_joined(twins, ben):
    restrict(twins.omar, ben)
    restrict(twins.amina, ben)

    assert join(twins, ben).omar.state == "merged"


def test_two_protected_cases_of_other_people_may_not(twins, ben, dee):
    restrict(twins.omar, ben)
    restrict(twins.amina, ben, dee)

    assert obstacle(twins, ben) == "join-scope"


def test_what_others_are_joined_with_is_not_joined_on(twins, ben):
    join(twins, ben)
    third = make_case(words="The lamp again.")

    with pytest.raises(Refused, match="take them apart first"):
        joining.join(
            Case.objects.get(pk=twins.amina.pk),
            to=third,
            by=ben,
            seen=twins.fresh().amina.version,
        )


def test_undone_a_case_is_as_it_was(twins, ben, monday):
    before = standing(twins.omar), standing(twins.amina)
    monday.shift(timedelta(hours=1))
    join(twins, ben)
    monday.shift(2 * DAY)

    undo(twins, ben)

    assert (standing(twins.omar), standing(twins.amina)) == before
    assert links(twins.omar) == []
    assert list(breaks()) == []


def test_the_time_in_between_counts(twins, ben, monday):
    due = twins.omar.next_due
    join(twins, ben)
    monday.shift(10 * DAY)

    assert undo(twins, ben).omar.next_due == due


def test_what_waited_for_its_person_waits_still(twins, ben, monday):
    ask(twins.omar, ben)
    before = standing(twins.omar)
    monday.shift(timedelta(hours=1))
    join(twins, ben)
    monday.shift(DAY)

    undone = undo(twins, ben)

    assert standing(twins.omar) == before
    assert undone.omar.state == "waiting_person"
    assert undone.omar.next_due is None


def test_what_waited_for_its_person_runs_in_the_survivor(twins, ben, monday):
    ask(twins.omar, ben)
    monday.shift(timedelta(hours=1))

    joined = join(twins, ben)

    carried = joined.amina.deadlines.get(carried_from__kind=Kind.ANSWER)
    assert carried.state == "running"


def test_after_thirty_days_they_stay_joined(twins, ben, monday):
    join(twins, ben)
    monday.shift(timedelta(days=30, seconds=1))

    with pytest.raises(Refused, match="more than 30 days ago"):
        undo(twins, ben)


def test_what_is_apart_already_cannot_be_taken_apart(twins, ben):
    with pytest.raises(Refused, match="not joined with another one any more"):
        undo(twins, ben)


def test_a_case_can_be_joined_and_taken_apart_again_and_again(twins, ben, monday):
    before = standing(twins.omar), standing(twins.amina)

    for _time in range(3):
        monday.shift(timedelta(hours=1))
        join(twins, ben)
        monday.shift(timedelta(hours=1))
        undo(twins, ben)

    assert (standing(twins.omar), standing(twins.amina)) == before


def test_a_service_that_was_changed_in_between_does_not_wake_old_promises(
    twins, ben, town, monday
):
    join(twins, ben)
    monday.shift(timedelta(hours=1))
    undone = undo(twins, ben)
    monday.shift(timedelta(hours=1))
    work.change_service(
        undone.omar, service=town.tree, by=ben, seen=undone.omar.version
    )
    before = standing(twins.omar)
    monday.shift(timedelta(hours=1))
    join(twins, ben)
    monday.shift(timedelta(hours=1))

    undo(twins, ben)

    assert standing(twins.omar) == before


def test_what_the_survivors_person_ends_goes_on_for_the_other(twins, ben, monday):
    before = standing(twins.omar)
    monday.shift(timedelta(hours=1))
    joined = join(twins, ben)

    follow.withdraw(followed(joined.amina))

    assert twins.fresh().amina.state == "withdrawn"
    assert standing(twins.omar) == before
    assert list(breaks()) == []


def test_what_the_same_person_ends_ends_for_both(twins, ben):
    Case.objects.filter(pk=twins.omar.pk).update(person=twins.amina.person)
    joined = join(twins, ben)

    follow.withdraw(followed(joined.amina))

    assert twins.fresh().omar.state == "merged"


def test_the_person_of_a_joined_case_takes_back_their_own_alone(twins, ben):
    joined = join(twins, ben)

    follow.withdraw(followed(joined.omar))

    now = twins.fresh()
    assert (now.omar.state, now.amina.state) == ("withdrawn", "received")
    assert now.omar.next_due is None
    assert not Deadline.objects.filter(
        case=now.amina, carried_from__isnull=False, state="running"
    ).exists()


def nothing(_case, _staff):
    """Leave a case as it is."""


def answer(case, staff):
    """Answer its person."""
    write(case, staff, is_answer=True)


@dataclass(frozen=True)
class Life:
    """What happens to two cases before they are joined, and for how long they are."""

    omar: Callable[[Case, Staff], None]
    amina: Callable[[Case, Staff], None]
    hours_apart: int
    hours_joined: int


@dataclass(frozen=True)
class Meanwhile:
    """What happens to one of two cases, a while after what came before."""

    hours_later: int
    happens: Callable[[Case, Staff], None]
    is_omars: bool


HAPPENINGS = st.sampled_from([nothing, ask, write, answer])
LIVES = st.builds(Life, HAPPENINGS, HAPPENINGS, st.integers(1, 60), st.integers(1, 696))


@settings(
    max_examples=16,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(life=LIVES)
def test_joining_and_undoing_gives_back_state_deadlines_and_due(twins, ben, life):
    # Each example on its own: Hypothesis draws the same Message-IDs again.
    with time_machine.travel(MONDAY, tick=False) as clock, transaction.atomic():
        life.omar(twins.omar, ben)
        life.amina(twins.amina, ben)
        clock.shift(timedelta(hours=life.hours_apart))
        before = standing(twins.omar), standing(twins.amina)
        join(twins, ben)
        clock.shift(timedelta(hours=life.hours_joined))

        undo(twins, ben)

        assert (standing(twins.omar), standing(twins.amina)) == before
        transaction.set_rollback(True)


MEANWHILE = st.lists(
    st.builds(
        Meanwhile,
        st.integers(1, 160),
        st.sampled_from([nothing, write, answer]),
        st.booleans(),
    ),
    max_size=4,
)


@pytest.fixture
def hearing(town, monday):
    """Two cases whose people are to hear from us every five working days."""
    make_standard(Kind.UPDATE, 5)
    forget()
    return make_twins()


def heard(case: Case) -> list[tuple[str, int]]:
    """Return each time within which its person was to hear: its state and first day."""
    kept = case.deadlines.filter(kind=Kind.UPDATE, carried_from=None).order_by("pk")
    return [(each.state, each.started_at.day) for each in kept]


def next_word(case: Case) -> list[tuple[object, ...]]:
    """Return by when its person hears from us next, and whether they did the first time."""
    kept = case.deadlines.filter(kind=Kind.UPDATE, carried_from=None).order_by("pk")
    times = list(kept.values_list("state", "started_at", "due_at", "ended_at"))
    return [times[0], times[-1]]


def lived(twins, ben, life: Life, meanwhile: list[Meanwhile], *, joined: bool):
    """Return the same for both cases after such a life; nothing of it stays."""
    with time_machine.travel(MONDAY, tick=False) as clock, transaction.atomic():
        life.omar(twins.omar, ben)
        life.amina(twins.amina, ben)
        clock.shift(timedelta(hours=life.hours_apart))
        if joined:
            join(twins, ben)
        for each in meanwhile:
            clock.shift(timedelta(hours=each.hours_later))
            each.happens(twins.omar if each.is_omars else twins.amina, ben)
        clock.shift(timedelta(hours=1))
        if joined:
            undo(twins, ben)
        told = next_word(twins.omar), next_word(twins.amina)
        transaction.set_rollback(True)
        return told


@settings(
    max_examples=16,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(life=LIVES, meanwhile=MEANWHILE)
def test_who_was_joined_hears_again_by_the_days_they_would_have_anyway(
    hearing, ben, life, meanwhile
):
    apart = lived(hearing, ben, life, meanwhile, joined=False)
    together = lived(hearing, ben, life, meanwhile, joined=True)

    assert together == apart


@pytest.mark.parametrize("times", [1, 2])
def test_what_began_anew_while_joined_goes_on_by_itself_afterwards(
    hearing, ben, monday, times
):
    join(hearing, ben)
    for _ in range(times):
        monday.shift(DAY)
        write(hearing.omar, ben)

    undo(hearing, ben)

    assert heard(hearing.omar) == [("met", 2), ("running", 2 + times)]
    assert nearest_due(hearing.omar) is not None
    assert list(breaks()) == []


def test_who_was_told_before_it_is_late_is_not_told_again_once_they_are_apart(
    hearing, ben
):
    join(hearing, ben)
    hearing.amina.deadlines.exclude(carried_from=None).update(rung=2)

    undo(hearing, ben)

    assert set(hearing.omar.deadlines.values_list("rung", flat=True)) == {2}


def test_of_two_joinings_the_second_counts(hearing, ben, monday):
    for _ in range(2):
        join(hearing, ben)
        monday.shift(DAY)
        write(hearing.omar, ben)
        undo(hearing, ben)
        monday.shift(DAY)

    assert heard(hearing.omar) == [("met", 2), ("met", 3), ("running", 5)]


def test_one_person_with_two_cases_hears_again_in_both_once_they_are_apart(
    town, ben, monday
):
    make_standard(Kind.UPDATE, 5)
    forget()
    twins = make_twins(name="Amina Yusuf", email="amina@mail.example")
    join(twins, ben)
    monday.shift(DAY)
    write(twins.amina, ben)

    undo(twins, ben)

    for case in (twins.amina, twins.omar):
        assert heard(case) == [("met", 2), ("running", 3)]
