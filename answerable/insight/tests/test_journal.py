"""The journal is read for paths: staff alone, bounded, and nobody is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from answerable.agency.models import Service
from answerable.cases.models import Case
from answerable.insight import journal
from answerable.insight.journal import read_paths
from answerable.insight.models import PathReading, RepeatedPath
from answerable.insight.rolling import roll_up_paths
from answerable.insight.tasks import find_repeated_paths
from answerable.insight.tests.makers import write_walk

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)  # the office opens
EVENING = MONDAY + timedelta(hours=12)
PLANTED = [("summary_changed", 0), ("rated", 10), ("reply", 30)]


def code(*steps):
    return tuple(f"{what}//" for what in steps)


def open_cases(service: Service, number: int) -> list[int]:
    rows = Case.objects.bulk_create(
        Case(
            reference=f"{service.slug[0]}{place:07}",
            service=service,
            case_type="fault_report",
            opened_at=MONDAY + timedelta(seconds=place),
        )
        for place in range(number)
    )
    return [row.pk for row in rows]


@pytest.fixture
def planted(town):
    """A path of three steps in 40 cases of the lamps, and other work around it."""
    for place, case in enumerate(open_cases(town.lamp, 40)):
        write_walk(case, PLANTED, begun=MONDAY, actor=f"staff:{place}")
    for place, case in enumerate(open_cases(town.tree, 60)):
        others = [("note", 0), (f"odd_{place % 7}", 5), ("question", 90)]
        write_walk(case, others, begun=MONDAY)
    for case in open_cases(town.permit, 30):
        write_walk(case, [("note", 0), ("linked", 2)], begun=MONDAY)
    return town


def test_B18_a_planted_repetitive_path_ranks_first(planted):
    found = read_paths(EVENING, 90)

    first = found.paths[0]
    assert first.steps == code("summary_changed", "rated", "reply")
    assert first.service == planted.lamp.pk
    assert (first.times, first.minutes, first.certainty) == (40, 30.0, 1.0)
    assert found.cases == 130


def test_only_office_hours_are_counted(town):
    for case in open_cases(town.lamp, 10):
        overnight = [("note", 0), ("reply", 24 * 60)]
        write_walk(case, overnight, begun=MONDAY)

    assert read_paths(EVENING + timedelta(days=1), 90).paths[0].minutes == 8 * 60


@pytest.mark.parametrize("actor", ["person", "system", "representative:1"])
def test_what_nobody_of_us_did_is_no_step(town, actor):
    for case in open_cases(town.lamp, 20):
        write_walk(case, PLANTED, begun=MONDAY, actor=actor)

    assert read_paths(EVENING, 90).paths == []


def test_looks_are_no_steps(town):
    for case in open_cases(town.lamp, 20):
        write_walk(case, [("note", 0), ("looked_at", 1), ("reply", 9)], begun=MONDAY)

    assert read_paths(EVENING, 90).paths[0].steps == code("note", "reply")


def test_cases_that_are_older_are_not_read(planted):
    assert read_paths(EVENING + timedelta(days=8), 7).cases == 0


def test_no_more_cases_are_read_than_said_and_that_is_told(planted, monkeypatch):
    monkeypatch.setattr(journal, "BATCH", 7)

    found = read_paths(EVENING, 90, most=100)
    all_of_them = read_paths(EVENING, 90, most=130)

    assert (found.cases, found.is_cut) == (100, True)
    assert (all_of_them.cases, all_of_them.is_cut) == (130, False)
    assert all_of_them.paths == read_paths(EVENING, 90).paths


def test_the_steps_of_one_case_are_bounded(town, monkeypatch):
    monkeypatch.setattr(journal, "MOST_STEPS", 2)
    for case in open_cases(town.lamp, 20):
        write_walk(case, PLANTED, begun=MONDAY)

    steps = read_paths(EVENING, 90).paths[0].steps
    assert steps == code("summary_changed", "rated")


def test_the_night_keeps_what_was_found_in_place_of_the_night_before(planted):
    roll_up_paths(EVENING)
    roll_up_paths(EVENING)

    assert PathReading.objects.get().cases == 130
    first = RepeatedPath.objects.order_by("-weight").first()
    assert first.steps == list(code("summary_changed", "rated", "reply"))


def test_neither_a_case_nor_anybody_is_kept():
    kept = {field.name for field in RepeatedPath._meta.fields}

    assert kept == {
        *("id", "reading", "service", "steps"),
        *("times", "minutes", "certainty", "weight"),
    }


def test_the_worker_reads_it_at_night(planted):
    with time_machine.travel(EVENING, tick=False):
        find_repeated_paths(0)

    assert RepeatedPath.objects.exists()


@pytest.mark.django_db
def test_without_a_body_there_is_nothing_to_read():
    find_repeated_paths(0)

    assert not PathReading.objects.exists()
