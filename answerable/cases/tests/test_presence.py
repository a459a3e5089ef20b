"""Who else has a case open, and for how long that is believed."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from answerable.cases.models import Presence
from answerable.cases.presence import be_here, forget_the_gone, others_here
from answerable.cases.tests.makers import open_one


@pytest.fixture
def lamp(town):
    return open_one(town.roads)


def later(**time):
    return time_machine.travel(timezone.now() + timedelta(**time), tick=False)


def test_who_has_a_case_open_is_seen_by_others_and_not_by_themselves(lamp, ben, dee):
    be_here(lamp, ben, is_typing=False)

    assert [each.staff for each in others_here(lamp, dee)] == [ben]
    assert others_here(lamp, ben) == []


def test_nobody_is_at_two_cases_for_being_at_one(lamp, ben, dee, town):
    other = open_one(town.roads, number=1)

    be_here(lamp, ben, is_typing=False)

    assert others_here(other, dee) == []


@pytest.mark.parametrize(
    ("seconds", "is_here"),
    [pytest.param(25, True, id="heard"), pytest.param(26, False, id="gone")],
)
def test_who_is_not_heard_for_25_seconds_has_gone(lamp, ben, dee, seconds, is_here):
    with time_machine.travel(timezone.now(), tick=False):
        be_here(lamp, ben, is_typing=False)
        with later(seconds=seconds):
            assert bool(others_here(lamp, dee)) is is_here


def test_typing_is_forgotten_before_its_writer_is(lamp, ben, dee):
    with time_machine.travel(timezone.now(), tick=False):
        be_here(lamp, ben, is_typing=True)
        at_once = others_here(lamp, dee)[0].is_typing
        with later(seconds=10):
            be_here(lamp, ben, is_typing=False)
            still = others_here(lamp, dee)[0].is_typing
        with later(seconds=13):
            after = others_here(lamp, dee)[0].is_typing

    assert (at_once, still, after) == (True, True, False)


def test_a_heartbeat_is_one_row_and_no_line_of_the_journal(lamp, ben):
    for _ in range(3):
        be_here(lamp, ben, is_typing=True)

    before = lamp.journal_length
    lamp.refresh_from_db()
    assert Presence.objects.count() == 1
    assert lamp.journal_length == before


def test_the_table_is_not_written_to_the_log_of_the_database(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relpersistence FROM pg_class WHERE relname = 'cases_presence'"
        )
        assert cursor.fetchone() == ("u",)


def test_who_was_here_yesterday_is_forgotten(lamp, ben, dee):
    be_here(lamp, ben, is_typing=False)
    with later(hours=25):
        be_here(lamp, dee, is_typing=False)

        assert forget_the_gone(timezone.now()) == 1

    assert Presence.objects.get().staff == dee
    assert str(Presence.objects.get()) == f"{dee} at {lamp}"
