"""Nothing is overwritten that was not read."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from answerable.cases.journal import record
from answerable.cases.locks import lock_case
from answerable.cases.models import Case
from answerable.cases.tests.makers import open_one
from answerable.lib.errors import Stale


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
