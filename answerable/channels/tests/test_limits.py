"""Who knocks too often waits, and nobody waits longer than said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import given, settings, strategies as st
from hypothesis.extra.django import TestCase

from answerable.channels.limits import is_empty, take
from answerable.channels.models import Bucket

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
ADDRESS = "amina@mail.example"


@pytest.fixture(name="clock", autouse=True)
def _clock(db):
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def knock(times: int, key: str = ADDRESS) -> list[bool]:
    return [take(key, capacity=3, per=HOUR) for _ in range(times)]


def is_closed(key: str = ADDRESS) -> bool:
    return is_empty(key, capacity=3, per=HOUR)


def test_a_bucket_gives_as_many_tokens_as_it_holds():
    assert knock(5) == [True, True, True, False, False]


def test_each_key_has_its_own_bucket():
    knock(3)

    assert knock(1, "eve@mail.example") == [True]


@pytest.mark.parametrize(
    ("minutes", "taken"),
    [
        pytest.param(19, 0, id="too soon"),
        pytest.param(20, 1, id="after a third of the time, one"),
        pytest.param(60, 3, id="after all of it, all"),
        pytest.param(600, 3, id="never more than it holds"),
    ],
)
def test_tokens_come_back_with_time(clock, minutes, taken):
    knock(3)
    clock.shift(timedelta(minutes=minutes))

    assert sum(knock(5)) == taken


def test_knocking_in_vain_makes_nobody_wait_longer(clock):
    knock(3)
    for _ in range(19):
        clock.shift(timedelta(minutes=1))
        assert knock(1) == [False]
    clock.shift(timedelta(minutes=1))

    assert knock(1) == [True]


def test_a_bucket_that_nobody_used_is_not_empty():
    assert not is_closed()


def test_to_look_takes_nothing():
    knock(2)

    assert [is_closed() for _ in range(5)] == [False] * 5
    assert knock(2) == [True, False]


def test_an_empty_bucket_says_so_until_a_token_is_back(clock):
    knock(3)
    was_closed = is_closed()
    clock.shift(timedelta(minutes=20))

    assert (was_closed, is_closed()) == (True, False)


def test_the_table_does_not_say_who_knocked():
    knock(1)

    bucket = Bucket.objects.get()
    assert ADDRESS not in bucket.key
    assert str(bucket) == f"{bucket.key}: 2.0"


def test_a_key_may_be_as_long_as_an_address():
    assert knock(1, "mail:" + "x" * 320) == [True]


class Arithmetic(TestCase):
    """In any order of waiting and knocking."""

    @settings(max_examples=50)
    @given(waits=st.lists(st.integers(0, 3600), max_size=30))
    def test_never_more_is_given_than_held_and_come_back(self, waits):
        with time_machine.travel(NOW, tick=False) as clock:
            given_ = 0
            for wait in waits:
                clock.shift(timedelta(seconds=wait))
                given_ += take("any", capacity=3, per=HOUR)

        assert given_ <= 3 + sum(waits) * 3 / HOUR.total_seconds()
