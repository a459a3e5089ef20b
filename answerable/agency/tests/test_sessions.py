"""A session says whose it is, and ends when its owner says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from answerable.agency.models import DeskSession
from answerable.agency.sessions import (
    SessionStore,
    end_one,
    end_others,
    mark_of,
    notice,
    sessions_of,
)

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def sit(staff):
    browser = Client()
    browser.force_login(staff, "django.contrib.auth.backends.ModelBackend")
    return browser.session.session_key


def test_a_session_says_whose_it_is(ben):
    key = sit(ben)

    assert [session.session_key for session in sessions_of(ben)] == [key]


def test_the_session_of_nobody_says_so(db):
    store = SessionStore()
    store["draft"] = 1
    store.save()

    assert DeskSession.objects.get().staff is None


def test_a_session_that_is_over_is_not_listed(ben, clock):
    sit(ben)
    clock.shift(timedelta(hours=13))

    assert not sessions_of(ben)


def test_all_but_one_are_ended(ben, chloe):
    kept, _, hers = sit(ben), sit(ben), sit(chloe)

    assert end_others(ben, kept) == 1

    left = DeskSession.objects.values_list("session_key", flat=True)
    assert set(left) == {kept, hers}


def test_one_is_ended_by_its_mark(ben):
    kept, ended = sit(ben), sit(ben)
    mark = mark_of(DeskSession.objects.get(session_key=ended))

    end_one(ben, mark)

    assert sessions_of(ben).get().session_key == kept


def test_nobody_ends_the_session_of_another(ben, chloe):
    mark = mark_of(DeskSession.objects.get(session_key=sit(chloe)))

    end_one(ben, mark)

    assert sessions_of(chloe).exists()


def test_a_mark_does_not_tell_the_key(ben):
    key = sit(ben)

    assert key not in mark_of(sessions_of(ben).get())


def test_that_a_session_is_used_is_written_down_now_and_then(ben, clock):
    store = SessionStore(sit(ben))
    notice(store)
    assert not store.modified

    clock.shift(timedelta(minutes=5))
    notice(store)
    store.save()

    assert sessions_of(ben).get().seen_at == NOON + timedelta(minutes=5)


def test_what_is_over_can_be_swept_out(ben, clock):
    sit(ben)
    clock.shift(timedelta(hours=13))

    SessionStore.clear_expired()

    assert not DeskSession.objects.exists()
