"""Each month of the journal gets its partition before it begins."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.db import connection

from answerable.cases.journal import record
from answerable.cases.partitions import make_coming_months
from answerable.cases.tests.makers import open_one

pytestmark = pytest.mark.django_db
MONTHS = ["2031_11", "2031_12", "2032_01", "2032_02"]
NAMES = [f"cases_journalentry_{month}" for month in MONTHS]


def partition_of(entry_id: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tableoid::regclass::text FROM cases_journalentry WHERE id = %s",
            [entry_id],
        )
        return str(cursor.fetchone()[0])


def test_this_month_and_the_next_three_are_made():
    assert make_coming_months(date(2031, 11, 30)) == NAMES


def test_a_month_is_made_once():
    make_coming_months(date(2031, 11, 1))

    assert make_coming_months(date(2031, 11, 30)) == NAMES


@pytest.mark.parametrize(
    ("moment", "partition"),
    [
        pytest.param("2031-11-30T23:59:59+00:00", NAMES[0], id="its last second"),
        pytest.param("2031-12-01T00:00:00+00:00", NAMES[1], id="the next one's first"),
        pytest.param(
            "2035-01-01T00:00:00+00:00", "cases_journalentry_other", id="none"
        ),
    ],
)
def test_a_line_lies_in_its_month(town, time_machine, moment, partition):
    make_coming_months(date(2031, 11, 1))
    time_machine.move_to(datetime.fromisoformat(moment), tick=False)
    case = open_one(town.roads)

    record(case, actor="system", what="noted")

    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM cases_journalentry")
        assert partition_of(cursor.fetchone()[0]) == partition


def test_a_month_that_began_without_its_partition_stops_no_other(town, time_machine):
    time_machine.move_to(
        datetime.fromisoformat("2031-11-05T10:00:00+00:00"), tick=False
    )
    open_one(town.roads)

    assert make_coming_months(date(2031, 11, 5)) == NAMES[1:]
