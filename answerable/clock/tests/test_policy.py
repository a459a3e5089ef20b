"""A promise is never edited, only followed by a new version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from answerable.agency.configuration import Hand
from answerable.clock.models import Kind, ServiceStandard
from answerable.clock.policy import Terms, publish_course, publish_standard
from answerable.clock.timetable import About, courses
from answerable.lib.changes import Effect
from answerable.lib.worktime import StartRule, Unit

ABOUT = {"kind", "service", "case_type", "by"}
TEN_DAYS = Terms(10, Unit.WORKING_DAY, StartRule.NEXT_WORKING_DAY)


def promise(**changes):
    about = {name: changes.pop(name) for name in ABOUT & changes.keys()}
    kind = about.pop("kind", Kind.ANSWER)
    return publish_standard(kind, replace(TEN_DAYS, **changes), **about)


def test_the_first_promise_is_version_one(db):
    placed = promise(case_type="complaint")

    assert (placed.effect, placed.thing.version) == (Effect.CREATED, 1)
    assert placed.thing.service is None


def test_an_equal_promise_stays_as_it_is(db):
    promise()

    assert promise().effect is Effect.UNCHANGED
    assert ServiceStandard.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        pytest.param({"amount": 5}, "amount", id="how long"),
        pytest.param({"unit": Unit.HOUR}, "unit", id="counted in what"),
        pytest.param({"start_rule": StartRule.SAME_DAY}, "start_rule", id="from when"),
        pytest.param({"pauses": False}, "pauses", id="does it stand still"),
        pytest.param({"target_percent": 80}, "target_percent", id="how often"),
        pytest.param({"longest_extension": 5}, "longest_extension", id="extended"),
        pytest.param(
            {"extended_by_leaders": True}, "extended_by_leaders", id="by whom"
        ),
        pytest.param({"longest_pause": 5}, "longest_pause", id="how long paused"),
        pytest.param({"paused_by_leaders": True}, "paused_by_leaders", id="paused by"),
        pytest.param({"wording": {"en": "Soon."}}, "wording.en", id="in which words"),
        pytest.param({"valid_from": date(2090, 3, 1)}, "valid_from", id="from when on"),
    ],
)
def test_a_changed_promise_is_a_new_version_and_the_old_one_stays(db, changes, field):
    promise()

    placed = promise(**changes)

    assert placed.thing.version == 2
    assert [one.field for one in placed.differences] == [field]
    assert ServiceStandard.objects.get(version=1).amount == 10


def test_who_answers_for_a_promise_is_in_the_log_by_user_name(town, ben):
    promise()

    placed = promise(owner=ben)

    assert placed.thing.owner == ben
    assert [(one.field, one.after) for one in placed.differences] == [("owner", "ben")]


def test_one_answers_for_a_promise_and_not_two(town, ben):
    with pytest.raises(IntegrityError, match="standard_has_one_owner"):
        promise(owner=ben, department=town.hall)


def test_what_is_promised_now_and_later_is_published_together_and_once(town):
    course = [TEN_DAYS, replace(TEN_DAYS, amount=5, valid_from=date(2090, 3, 1))]
    placed = publish_course(Kind.RESOLVE, course)

    again = publish_course(Kind.RESOLVE, course)

    assert placed.effect is Effect.CREATED
    assert again.effect is Effect.UNCHANGED
    assert ServiceStandard.objects.filter(kind=Kind.RESOLVE).count() == 2


def test_a_course_that_differs_is_published_anew_as_a_whole(town):
    later = replace(TEN_DAYS, amount=5, valid_from=date(2090, 3, 1))
    publish_course(Kind.RESOLVE, [TEN_DAYS, later])

    placed = publish_course(Kind.RESOLVE, [TEN_DAYS, replace(later, amount=4)])

    course = courses(date(2026, 3, 2))[About("", "", Kind.RESOLVE)]
    assert placed.effect is Effect.UPDATED
    assert [each.amount for each in course.versions] == [10, 4]


def test_a_course_that_was_edited_at_the_desk_is_left_alone_by_a_folder(town, ben):
    promise(kind=Kind.RESOLVE, by=Hand(ben))

    placed = publish_course(Kind.RESOLVE, [replace(TEN_DAYS, amount=3)])

    assert placed.effect is Effect.UNCHANGED
    assert [one.field for one in placed.differences] == ["amount"]


def test_what_is_promised_for_another_type_is_another_promise(db):
    promise(case_type="complaint")

    placed = promise(case_type="enquiry", amount=5)

    assert (placed.effect, placed.thing.version) == (Effect.CREATED, 1)


def test_a_promise_of_an_unknown_kind_is_refused(db):
    with pytest.raises(ValidationError):
        promise(kind="guess")
