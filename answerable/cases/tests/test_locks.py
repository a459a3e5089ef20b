"""Nothing is overwritten that was not read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from answerable.agency.models import Staff
from answerable.cases.journal import record
from answerable.cases.locks import lock_case
from answerable.cases.models import Alarm, Case, Mention, SavedView, Snooze
from answerable.cases.situations import lock_situation
from answerable.cases.tests.makers import open_one
from answerable.lib.errors import NotFound, Stale


@pytest.fixture(name="lamp")
def _lamp(town):
    return open_one(town.roads)


@pytest.mark.parametrize(
    "seen",
    [pytest.param(1, id="as it was read"), pytest.param(None, id="without reading")],
)
def test_a_case_that_nobody_changed_can_be_decided_about(lamp, seen):
    assert lock_case(lamp.pk, seen=seen) == lamp


def test_a_case_that_changed_since_it_was_read_is_stale(lamp):
    seen = lamp.version
    record(lock_case(lamp.pk), actor="staff:8", what="assigned")

    with pytest.raises(Stale, match="Read what is new") as stale:
        lock_case(lamp.pk, seen=seen)

    assert stale.value.code == "case-changed"


def test_rows_that_point_at_a_case_are_not_locked_out(lamp):
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        lock_case(lamp.pk)

    assert asked[0]["sql"].endswith("FOR NO KEY UPDATE")


def test_a_case_is_called_by_its_reference(lamp):
    assert str(Case.objects.get()) == "7K4M-9XQK"


LAMP, BEN = Case(reference="7K4M-9XQK"), Staff(first_name="Ben", last_name="Example")
FRIDAY = datetime(2026, 3, 6, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(
            Alarm(case=LAMP, staff=BEN, kind=Alarm.Kind.LATE),
            "7K4M-9XQK is late",
            id="an alarm",
        ),
        pytest.param(
            Mention(case=LAMP, staff=BEN), "7K4M-9XQK for Ben Example", id="a mention"
        ),
        pytest.param(
            Snooze(case=LAMP, staff=BEN, until=FRIDAY),
            "7K4M-9XQK until 2026-03-06 17:00:00+00:00",
            id="put off",
        ),
        pytest.param(SavedView(name="Lamps", owner=BEN), "Lamps", id="a view"),
    ],
)
def test_what_is_kept_of_cases_has_a_name_that_is_read_in_a_log(row, said):
    assert str(row) == said


def test_a_situation_that_is_not_there_is_not_found(db):
    with pytest.raises(NotFound):
        lock_situation(0)
