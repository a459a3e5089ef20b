"""The connection: what it reads, and what it does about a server that was restarted."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest
from django.db import connection, connections
from hypothesis import given
from hypothesis.strategies import datetimes, timezones


def told_by_the_server(at, zone="UTC"):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('TimeZone', %s, true)", [zone])
        cursor.execute("SELECT %s::timestamptz", [at])
        return cursor.fetchone()[0]


@pytest.mark.django_db
@given(at=datetimes(timezones=timezones()))
def test_a_time_is_read_as_it_was_written(at):
    try:
        wanted = at.astimezone(UTC)
    except OverflowError:
        return

    read = told_by_the_server(wanted)

    assert (read, read.tzinfo) == (wanted, UTC)


@pytest.mark.django_db
@pytest.mark.parametrize("zone", ["Asia/Kolkata", "Africa/Lagos", "America/Caracas"])
def test_a_server_in_another_zone_is_understood(zone):
    at = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)

    read = told_by_the_server(at, zone)

    assert (read, read.tzinfo) == (at, UTC)


@pytest.fixture
def spare(django_db_setup, django_db_blocker, monkeypatch):
    """Return a connection whose pool keeps a single one."""
    given = connection.settings_dict
    options = {**given["OPTIONS"], "pool": {"min_size": 1, "max_size": 1}}
    settings = {**given, "OPTIONS": options}
    monkeypatch.setitem(connections.settings, "spare", settings)
    with django_db_blocker.unblock():
        made: Any = connections["spare"]
        yield made
        made.close()
        made.close_pool()
    del connections["spare"]


def say_beside(spare, statement, values=()):
    """Run a statement on a connection that is in no pool."""
    with psycopg.connect(**spare.get_connection_params(), autocommit=True) as beside:
        beside.execute(statement, values)


def who_serves(spare):
    """Return which process of the server answers, and give the connection back."""
    with spare.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        found = cursor.fetchone()[0]
    spare.close()
    return found


def test_a_connection_is_used_again(spare):
    assert who_serves(spare) == who_serves(spare)


def test_a_connection_that_the_server_closed_is_not_used_again(spare):
    gone = who_serves(spare)
    say_beside(spare, "SELECT pg_terminate_backend(%s, 5000)", [gone])

    assert who_serves(spare) != gone


def test_a_connection_to_which_something_was_said_is_used_again(spare):
    with spare.cursor() as cursor:
        cursor.execute("LISTEN doorbell")
    listening = who_serves(spare)
    say_beside(spare, "NOTIFY doorbell")

    assert who_serves(spare) == listening
