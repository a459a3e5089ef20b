"""A promise is never edited, only followed by a new version."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from answerable.clock.models import Kind, ServiceStandard
from answerable.clock.policy import Terms, publish_standard
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
    ],
)
def test_a_changed_promise_is_a_new_version_and_the_old_one_stays(db, changes, field):
    promise()

    placed = promise(**changes)

    assert placed.thing.version == 2
    assert [one.field for one in placed.differences] == [field]
    assert ServiceStandard.objects.get(version=1).amount == 10


def test_what_is_promised_for_another_type_is_another_promise(db):
    promise(case_type="complaint")

    placed = promise(case_type="enquiry", amount=5)

    assert (placed.effect, placed.thing.version) == (Effect.CREATED, 1)


def test_a_promise_of_an_unknown_kind_is_refused(db):
    with pytest.raises(ValidationError):
        promise(kind="guess")
