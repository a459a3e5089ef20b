"""The house full of clerks: what it would notice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from answerable.cases.journal import record
from answerable.casework import work
from answerable.casework.tests.makers import make_case
from bench.clerk import Day
from bench.clerks import TWICE, ask, lost

NOBODY: dict[str, object] = {"owner": None}


@pytest.fixture
def case(town):
    return make_case()


def given_to_two() -> list[object]:
    return ask(TWICE, timezone.now() - timedelta(hours=1))


def give(case, before, after) -> None:
    record(case, actor="staff:1", what="assigned", before=before, after=after)


def test_a_case_that_two_were_given_is_noticed(case):
    give(case, NOBODY, {"owner": 1})
    give(case, NOBODY, {"owner": 2})

    assert given_to_two() == [case.pk]


def test_a_case_that_was_handed_on_or_given_back_is_none(case):
    give(case, NOBODY, {"owner": 1})
    give(case, {"owner": 1}, {"owner": 2})
    give(case, {"owner": 2}, NOBODY)
    give(case, NOBODY, {"owner": 1})

    assert given_to_two() == []


def test_words_that_are_nowhere_are_named(case, dee):
    work.note(case, words="note-1-1", by=dee)

    assert lost(Day(said={"note-1-1", "note-1-2"})) == ["note-1-2"]
