"""Past cases are judged by another promise; by the same one they come out as they did."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings, strategies as st

from answerable.agency.models import Calendar
from answerable.cases.models import Case, JournalEntry
from answerable.cases.tests.makers import open_one
from answerable.clock.actions.deadlines import keep_or_miss
from answerable.clock.models import Deadline, Kind, ServiceStandard
from answerable.clock.queries import due_by
from answerable.clock.simulation import Supposed, Tally, simulate
from answerable.clock.tests.makers import make_standard
from answerable.lib.worktime import StartRule, Unit

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.fixture(name="standard")
def _standard(town):
    ServiceStandard.objects.all().delete()
    return make_standard(Kind.ANSWER, 5)


@pytest.fixture(name="calendar")
def _calendar(town):
    return Calendar.objects.get(slug="office")


def judged(
    case: Case,
    standard: ServiceStandard,
    calendar: Calendar,
    *,
    after: timedelta,
    pauses: list[list[str | None]] | None = None,
    extended: int = 0,
) -> Deadline:
    """Return a deadline that began on Monday and was ended so much later.

    With a pause, which has no end, it stood still when it was ended.
    """
    end, stood_still = MONDAY + after, pauses or []
    by = due_by(standard, calendar, MONDAY, stood_still, now=end, extended=extended)
    made = Deadline.objects.create(
        case=case,
        kind=standard.kind,
        standard=standard,
        calendar=calendar,
        started_at=MONDAY,
        due_at=by,
        pauses=stood_still,
        extended=extended,
        state=Deadline.State.PAUSED if stood_still else Deadline.State.RUNNING,
    )
    keep_or_miss(made, case, end)
    return made


def supposed(amount: int, unit: Unit = Unit.WORKING_DAY, **about) -> Supposed:
    return Supposed(Kind.ANSWER, amount, unit, **about)


def days(number: float) -> timedelta:
    return timedelta(days=number)


@pytest.mark.parametrize(
    ("amount", "would"), [(1, 0), (2, 1), (4, 2), (5, 2), (7, 3), (40, 3)]
)
def test_a_longer_promise_would_have_been_kept_more_often(
    town, standard, calendar, amount, would
):
    for number, after in enumerate((days(2), days(4), days(9))):
        case = open_one(town.roads, number=number)
        judged(case, standard, calendar, after=after)

    found = simulate(supposed(amount)).total

    assert (found.judged, found.met, found.would) == (3, 2, would)


def test_what_was_found_is_told_by_service_and_by_month(town, standard, calendar):
    lamp, other = open_one(town.roads, number=1), open_one(town.roads, number=2)
    Case.objects.filter(pk=other.pk).update(service=None)
    judged(lamp, standard, calendar, after=days(2))
    judged(other, standard, calendar, after=days(40))

    found = simulate(supposed(3))

    assert set(found.parts) == {
        (lamp.service.slug if lamp.service else "", date(2026, 3, 1)),
        ("", date(2026, 4, 1)),
    }
    assert [month for month, _tally in found.by_month()] == [
        date(2026, 4, 1),
        date(2026, 3, 1),
    ]


def test_nothing_is_written(town, standard, calendar):
    case = open_one(town.roads)
    deadline = judged(case, standard, calendar, after=days(2))
    lines = JournalEntry.objects.count()

    simulate(supposed(1))

    assert JournalEntry.objects.count() == lines
    assert Deadline.objects.get(pk=deadline.pk).due_at == deadline.due_at


def test_only_what_was_promised_by_it_is_judged(town, standard, calendar):
    judged(open_one(town.roads, number=1), standard, calendar, after=days(2))
    other = make_standard(Kind.ANSWER, 10, case_type="complaint")
    judged(open_one(town.roads, number=2), other, calendar, after=days(2))

    assert simulate(supposed(3)).total.judged == 1
    assert simulate(supposed(3, case_type="complaint")).total.judged == 1
    assert simulate(supposed(3, case_type="complaint", stage=2)).total.judged == 0


def test_one_looks_since_a_day_or_at_the_newest(town, standard, calendar):
    for number, after in enumerate((days(2), days(9))):
        case = open_one(town.roads, number=number)
        judged(case, standard, calendar, after=after)

    assert simulate(supposed(5), since=date(2026, 3, 9)).total == Tally(1, 0, 0)
    assert simulate(supposed(5), most=1).total == Tally(1, 0, 0)


def test_nothing_of_nothing_is_no_share():
    assert Tally().percent(0) == 0
    assert Tally(3, 2, 1).percent(2) == 66


terms = st.tuples(st.sampled_from(Unit), st.sampled_from(StartRule), st.integers(1, 12))
# Hours until it ended, how long it stood still before, and how much time was added.
endings = st.lists(
    st.tuples(st.integers(0, 900), st.integers(0, 300), st.integers(0, 3)), max_size=4
)


# Every example is rolled back, so that they may share the town.
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(terms, endings)
def test_by_the_terms_that_it_had_every_case_comes_out_as_it_did(town, how, ends):
    unit, rule, amount = how
    with transaction.atomic():
        standard = ServiceStandard.objects.create(
            kind=Kind.ANSWER, stage=9, amount=amount, unit=unit, start_rule=rule
        )
        for number, (after, still, extended) in enumerate(ends):
            begun = MONDAY + timedelta(hours=after)
            over = begun + timedelta(hours=still)
            judged(
                open_one(town.roads, number=number),
                standard,
                Calendar.objects.get(slug="office"),
                after=over - MONDAY,
                pauses=[[begun.isoformat(), None]] if still % 2 else None,
                extended=extended,
            )

        found = simulate(supposed(amount, unit, stage=9)).total

        ours = Deadline.objects.filter(standard=standard)
        met = ours.filter(state=Deadline.State.MET).count()
        assert (found.judged, found.met, found.would) == (len(ends), met, met)
        transaction.set_rollback(True)
