"""Which cases hang together, and holding all of them still at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from answerable.cases import locks
from answerable.cases.actions import join_cases, link_by_hand, take_apart
from answerable.cases.joined import (
    absorbed_by,
    joining_of,
    matter_of,
    open_parts_of,
    parts_of,
    survivor_of,
    whole_of,
)
from answerable.cases.models import CaseLink
from answerable.cases.tests.makers import open_one

PART_OF = CaseLink.Kind.PART_OF


@pytest.fixture
def lamp(town):
    return open_one(town.roads)


@pytest.fixture
def again(town):
    return open_one(town.roads, number=1)


def test_a_survivor_and_what_it_absorbed_find_each_other(lamp, again, ben):
    link = join_cases(again, to=lamp, by=ben, at=timezone.now())

    assert survivor_of(again) == lamp
    assert absorbed_by(lamp) == [again]
    assert joining_of(again) == link
    assert matter_of(lamp.pk) == matter_of(again.pk) == {lamp.pk, again.pk}
    assert str(link) == f"{again} joined {lamp}"


def test_alone_a_case_is_the_whole_matter(lamp):
    assert survivor_of(lamp) is None
    assert absorbed_by(lamp) == []
    assert matter_of(lamp.pk) == {lamp.pk}


def test_taken_apart_nothing_is_left_of_the_link(lamp, again, ben):
    link = join_cases(again, to=lamp, by=ben, at=timezone.now())

    take_apart(link, case=again, to=lamp, actor="staff:1", reason="undone")

    assert again.state == "received"
    assert not CaseLink.objects.exists()


def test_a_whole_knows_its_parts_and_which_are_open(lamp, again, ben):
    link_by_hand(again, to=lamp, kind=PART_OF, by=ben)

    assert whole_of(again) == lamp
    assert list(parts_of(lamp)) == list(open_parts_of(lamp)) == [again]
    assert whole_of(lamp) is None


def test_the_database_lets_a_case_be_joined_with_one_other(town, lamp, again, ben):
    third = open_one(town.roads, number=2)
    join_cases(again, to=lamp, by=ben, at=timezone.now())

    with pytest.raises(IntegrityError), transaction.atomic():
        CaseLink.objects.create(case=again, to=third, kind="joined")


def test_the_database_links_no_case_with_itself(lamp):
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseLink.objects.create(case=lamp, to=lamp, kind="related")


def test_a_matter_that_grew_while_it_was_waited_for_is_locked_whole(
    lamp, again, ben, monkeypatch
):
    join_cases(again, to=lamp, by=ben, at=timezone.now() - timedelta(hours=1))
    small, whole = frozenset({lamp.pk}), frozenset({lamp.pk, again.pk})
    seen = iter([small, whole, whole, whole])
    monkeypatch.setattr(locks, "matter_of", lambda _key: next(seen))

    with transaction.atomic():
        locked = locks.lock_matter(lamp.pk)

    assert set(locked) == whole


def test_a_part_that_was_linked_while_its_whole_was_waited_for_is_locked_as_well(
    lamp, again, ben, monkeypatch
):
    link_by_hand(again, to=lamp, kind=PART_OF, by=ben)
    alone, both = frozenset({lamp.pk}), frozenset({lamp.pk, again.pk})
    seen = iter([alone, both, both, both])
    monkeypatch.setattr(locks, "family_of", lambda _key: next(seen))

    with transaction.atomic():
        locked = locks.lock_family(lamp.pk)

    assert set(locked) == both
