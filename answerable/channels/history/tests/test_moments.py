"""Dates are read as they are meant, or not at all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from answerable.channels.history.moments import (
    Order,
    Reading,
    is_ambiguous,
    order_shown_by,
    read_moment,
)

ZONE = ZoneInfo("America/New_York")
DAY_FIRST = Reading(ZONE, order=Order.DAY_FIRST)
MONTH_FIRST = Reading(ZONE, order=Order.MONTH_FIRST)
NEITHER = Reading(ZONE)


def at(said: str, reading: Reading = NEITHER, *, is_end: bool = False) -> str:
    return read_moment(said, reading, is_end=is_end).at.isoformat()


@pytest.mark.parametrize(
    ("said", "reading", "expected"),
    [
        ("2018-04-12T11:11:26-05:00", NEITHER, "2018-04-12T16:11:26+00:00"),
        ("2018-04-12T11:11:26Z", NEITHER, "2018-04-12T11:11:26+00:00"),
        ("2018-04-12 11:11:26", NEITHER, "2018-04-12T15:11:26+00:00"),
        ("04/12/2018 11:11:26 PM", MONTH_FIRST, "2018-04-13T03:11:26+00:00"),
        ("04/12/2018 12:05:00 AM", MONTH_FIRST, "2018-04-12T04:05:00+00:00"),
        ("04/12/2018 12:05 p.m.", MONTH_FIRST, "2018-04-12T16:05:00+00:00"),
        ("04/12/2018 11:11:26", DAY_FIRST, "2018-12-04T16:11:26+00:00"),
        ("25/12/2018 11:11", MONTH_FIRST, "2018-12-25T16:11:00+00:00"),
        ("12.04.2018 08:00", NEITHER, "2018-04-12T12:00:00+00:00"),
        ("2018/04/12 08:00", NEITHER, "2018-04-12T12:00:00+00:00"),
        ("05/05/2018 08:00", NEITHER, "2018-05-05T12:00:00+00:00"),
    ],
)
def test_a_time_is_read_in_its_zone_or_in_that_of_the_file(said, reading, expected):
    assert at(said, reading) == expected


def test_a_bare_day_begins_with_the_day_and_ends_with_its_last_second():
    begins = read_moment("2018-07-01", NEITHER, is_end=False)
    ends = read_moment("2018-07-01", NEITHER, is_end=True)

    assert begins.at.isoformat() == "2018-07-01T04:00:00+00:00"
    assert ends.at.isoformat() == "2018-07-02T03:59:59+00:00"
    assert (begins.has_time, ends.has_time) == (False, False)


def test_what_ends_on_the_day_it_is_due_is_in_time():
    assert at("2018-07-01", is_end=True) <= at("01.07.2018", is_end=True)


def test_where_the_clocks_go_back_the_first_of_two_times_is_meant():
    assert at("2018-11-04 01:30:00") == "2018-11-04T05:30:00+00:00"


def test_where_the_clocks_go_forward_the_clock_from_before_is_meant():
    assert at("2018-03-11 02:23:08") == "2018-03-11T07:23:08+00:00"


def test_formats_that_are_named_are_the_only_ones():
    reading = Reading(ZONE, formats=("%d %b %Y %H:%M", "%d %b %Y"))

    assert at("12 Apr 2018 08:00", reading) == "2018-04-12T12:00:00+00:00"
    assert at("12 Apr 2018", reading, is_end=True) == "2018-04-13T03:59:59+00:00"
    with pytest.raises(ValueError, match="none of these ways: %d %b %Y %H:%M"):
        at("2018-04-12", reading)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("soon", "no date that can be read"),
        ("04/12/2018", "it could be two dates"),
        ("31/31/2018", "month must be"),
        ("30.02.2018", "day is out of range"),
        ("04/12/18", "not four digits"),
        ("2018-04-12 25:00", "hour must be in"),
        ("12/25/2018 13:00 PM", "13 is no hour with am or pm"),
        ("0001-01-01", "year 1 cannot be right"),
        ("9999-12-31T23:59:59-12:00", "year 9999 cannot be right"),
    ],
)
def test_what_is_no_date_says_why(said, why):
    with pytest.raises(ValueError, match=why):
        at(said)


def test_a_file_shows_its_order_by_a_day_after_the_twelfth():
    assert order_shown_by("25/12/2018") is Order.DAY_FIRST
    assert order_shown_by("12/25/2018 01:00:00 AM") is Order.MONTH_FIRST
    assert order_shown_by("04/12/2018") is None
    assert order_shown_by("2018-04-12") is None


def test_two_equal_numbers_are_not_ambiguous():
    assert not is_ambiguous("05/05/2018")
    assert is_ambiguous("05/06/2018")
    assert not is_ambiguous("05.06.2018")


MOMENTS = st.datetimes(
    datetime(1901, 1, 1),  # noqa: DTZ001  # the zone is added by the strategy
    datetime(2199, 12, 31),  # noqa: DTZ001
    timezones=st.just(ZONE),
    allow_imaginary=False,
).map(lambda moment: moment.replace(microsecond=0, fold=0))


@given(MOMENTS, st.sampled_from(["%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %H:%M:%S"]))
def test_whatever_is_written_month_first_is_read_back(moment, form):
    said = moment.strftime(form)

    assert read_moment(said, MONTH_FIRST, is_end=False).at == moment.astimezone(UTC)


@given(MOMENTS)
def test_the_end_of_a_day_is_never_before_a_moment_of_it(moment):
    day = moment.strftime("%Y-%m-%d")

    begins = read_moment(day, NEITHER, is_end=False).at
    ends = read_moment(day, NEITHER, is_end=True).at

    assert begins <= moment.astimezone(UTC) <= ends
    assert ends - begins < timedelta(hours=25)
