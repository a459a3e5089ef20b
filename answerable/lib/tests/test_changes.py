"""What putting a thing in its place changed can be told, field by field."""

from __future__ import annotations

import pytest

from answerable.lib.changes import (
    Difference,
    Effect,
    Placed,
    compare,
    created,
    together,
    updated,
)


@pytest.mark.parametrize(
    ("before", "after", "differences"),
    [
        pytest.param({"a": 1}, {"a": 1}, (), id="nothing"),
        pytest.param({"a": 1}, {"a": 2}, (Difference("a", 1, 2),), id="a value"),
        pytest.param({}, {"a": 2}, (Difference("a", None, 2),), id="a new field"),
        pytest.param({"a": 1}, {}, (Difference("a", 1, None),), id="a field less"),
        pytest.param(
            {"name": {"en": "Bin", "es": "Cubo"}},
            {"name": {"en": "Bins", "es": "Cubo"}},
            (Difference("name.en", "Bin", "Bins"),),
            id="a text in one language",
        ),
        pytest.param(
            {"b": 1, "a": {"x": 1}},
            {"b": 2, "a": 3},
            (Difference("a", {"x": 1}, 3), Difference("b", 1, 2)),
            id="in the order of names",
        ),
    ],
)
def test_records_differ_where_their_values_do(before, after, differences):
    assert compare(before, after) == differences


def test_what_was_not_there_is_created():
    assert created("bin") == Placed("bin", Effect.CREATED)


@pytest.mark.parametrize(
    ("differences", "effect"),
    [
        pytest.param((), Effect.UNCHANGED, id="no difference"),
        pytest.param((Difference("a", 1, 2),), Effect.UPDATED, id="a difference"),
    ],
)
def test_what_was_there_is_updated_only_by_a_difference(differences, effect):
    assert updated("bin", differences) == Placed("bin", effect, differences)


@pytest.mark.parametrize(
    ("first", "effect", "fields"),
    [
        pytest.param(created("it"), Effect.CREATED, [], id="new"),
        pytest.param(updated("it", ()), Effect.UPDATED, ["b"], id="as it was"),
    ],
)
def test_a_thing_is_changed_where_what_belongs_to_it_was(first, effect, fields):
    other = updated("other", (Difference("b", 1, 2),))

    whole = together(first, other)

    assert (whole.thing, whole.effect) == ("it", effect)
    assert [each.field for each in whole.differences] == fields
