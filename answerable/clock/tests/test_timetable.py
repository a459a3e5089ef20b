"""Which version of a promise holds on a day, and which are still to come."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies

from answerable.clock.models import ServiceStandard
from answerable.clock.timetable import About, Course, course_of, courses, find_course

TODAY = date(2026, 3, 2)
days = strategies.integers(-5, 30).map(lambda ahead: TODAY + timedelta(days=ahead))
first_days = strategies.lists(strategies.none() | days, max_size=6)


def versions(*first_days):
    return [
        ServiceStandard(version=number, valid_from=day)
        for number, day in enumerate(first_days, start=1)
    ]


def numbers(course):
    holds = course.holds.version if course.holds else None
    return holds, [each.version for each in course.coming]


MARCH, APRIL = date(2026, 3, 20), date(2026, 4, 1)


@pytest.mark.parametrize(
    ("first", "found"),
    [
        pytest.param([], (None, []), id="nothing is promised"),
        pytest.param([None, None], (2, []), id="the newest holds"),
        pytest.param([None, APRIL], (1, [2]), id="one is to come"),
        pytest.param([None, TODAY], (2, []), id="its first day is today"),
        pytest.param([None, MARCH, APRIL], (1, [2, 3]), id="one after the other"),
        pytest.param([None, APRIL, APRIL], (1, [3]), id="the newer of one day"),
        pytest.param([None, APRIL, MARCH], (1, [3]), id="the newer begins before"),
        pytest.param([None, APRIL, None], (3, []), id="taken back by a newer one"),
        pytest.param([APRIL], (None, [1]), id="nothing holds yet"),
    ],
)
def test_a_version_holds_from_its_day_until_a_newer_one_begins(first, found):
    assert numbers(course_of(versions(*first), TODAY)) == found


@given(first_days, strategies.integers(0, 40))
def test_whatever_will_hold_on_a_day_is_in_the_course_of_today(first, ahead):
    there, day = versions(*first), TODAY + timedelta(days=ahead)

    course = course_of(there, TODAY)

    begun = [each for each in course.versions if each.has_begun(day)]
    assert begun[-1:] == [course_of(there, day).holds][: len(begun)]
    assert bool(begun) == (course_of(there, day).holds is not None)


@given(first_days)
def test_what_is_to_come_comes_one_day_after_the_other(first):
    coming = course_of(versions(*first), TODAY).coming

    days = [each.valid_from for each in coming if each.valid_from]
    assert len(days) == len(coming)
    assert days == sorted(set(days))


def test_each_promise_alone_has_the_course_that_it_has_among_all(town):
    for stage in (1, 2):
        among_all = courses(TODAY, stage)

        alone = {about: find_course(about, TODAY, stage) for about in among_all}

        assert alone == among_all


def test_what_was_never_promised_has_an_empty_course(town):
    assert find_course(About("no-such-service", "", "answer"), TODAY) == Course(None)
