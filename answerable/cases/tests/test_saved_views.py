"""Saved views: what they show, how many that is, and who may edit them."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.access import visible_to
from answerable.cases.conditions import CONDITIONS
from answerable.cases.counting import KEPT_SECONDS, numbers_of
from answerable.cases.models import Case
from answerable.cases.policy import (
    Looking,
    archive_view,
    bring_back_view,
    edit_view,
    keep_view,
)
from answerable.cases.queries import queue
from answerable.cases.saved_views import MOST_TABS, tabs_of, view_edited, view_for
from answerable.cases.tests.makers import MONDAY, make_view, open_one
from answerable.cases.workflow import State
from answerable.lib.errors import NotAllowed, NotFound, Refused, Stale

NOON = MONDAY + timedelta(hours=2)


@pytest.fixture(name="desk")
def _desk(town, ben):
    """Four cases at noon: late and Ben's, due tomorrow, never due, and one that ended."""
    days = timedelta(days=1)
    with time_machine.travel(NOON, tick=False):
        yield [
            open_one(
                town.roads, number=0, owner=ben, next_due=NOON - days, area=town.market
            ),
            open_one(
                town.roads,
                number=1,
                next_due=NOON + days / 2,
                language="es",
                channel="email",
                service=town.lamp,
            ),
            open_one(
                town.roads,
                number=2,
                next_due=None,
                case_type="complaint",
                state=State.WAITING_OTHER,
            ),
            open_one(town.roads, number=3, state=State.WITHDRAWN),
        ]


def shown(view, staff):
    return list(queue(visible_to(staff), view, staff))


@pytest.mark.parametrize(
    ("conditions", "numbers"),
    [
        pytest.param({}, [0, 1, 2], id="nothing"),
        pytest.param({"owner": ["me"]}, [0], id="whoever looks"),
        pytest.param({"owner": ["nobody"]}, [1, 2], id="nobody"),
        pytest.param({"owner": ["me", "nobody"]}, [0, 1, 2], id="me or nobody"),
        pytest.param({"due": ["late"]}, [0], id="late"),
        pytest.param({"due": ["1"]}, [0, 1], id="within a day"),
        pytest.param({"due": ["none"]}, [2], id="without limit"),
        pytest.param({"state": ["waiting_other"]}, [2], id="state"),
        pytest.param({"case_type": ["complaint"]}, [2], id="kind of matter"),
        pytest.param({"channel": ["email"]}, [1], id="channel"),
        pytest.param({"language": ["es", "ar"]}, [1], id="one of two languages"),
        pytest.param({"language": ["es"], "owner": ["me"]}, [], id="both must hold"),
    ],
)
def test_a_view_shows_the_open_cases_that_fit(desk, ben, conditions, numbers):
    view = make_view(owner=ben, asks=conditions)

    assert shown(view, ben) == [desk[number] for number in numbers]


def test_a_view_asks_for_rows_by_their_ids(desk, ben, town):
    def wanted(name, row):
        return shown(make_view(name, owner=ben, asks={name: [str(row.pk)]}), ben)

    assert wanted("service", town.lamp) == [desk[1]]
    assert wanted("team", town.parks) == []
    assert wanted("area", town.market) == [desk[0]]
    assert wanted("owner", ben) == [desk[0]]


def test_a_view_shows_nobody_more_than_they_may_see(desk, chloe):
    assert shown(make_view(owner=chloe), chloe) == []


def test_numbers_are_those_of_the_queues(desk, ben, dee, town):
    views = [
        make_view(name, team=town.roads, asks={name: wanted})
        for name, wanted in [("owner", ["me"]), ("due", ["1"]), ("language", ["es"])]
    ]

    for staff in (ben, dee):
        numbers = numbers_of(views, visible_to(staff), staff)
        assert numbers == {view.pk: len(shown(view, staff)) for view in views}


def test_numbers_are_counted_in_one_question(desk, ben, django_assert_num_queries):
    views = [make_view(f"view {number}", owner=ben) for number in range(20)]
    visible = visible_to(ben)

    with django_assert_num_queries(1):
        numbers_of(views, visible, ben)


def test_numbers_are_half_a_minute_old_at_most(desk, ben, town):
    view = make_view(owner=ben)
    later = NOON + timedelta(seconds=KEPT_SECONDS)
    assert numbers_of([view], visible_to(ben), ben) == {view.pk: 3}
    desk[0].state = State.WITHDRAWN
    desk[0].save(update_fields=["state"])

    soon = numbers_of([view], visible_to(ben), ben)
    with time_machine.travel(later, tick=False):
        afterwards = numbers_of([view], visible_to(ben), ben)

    assert soon == {view.pk: 3}
    assert afterwards == {view.pk: 2}


def test_a_view_that_was_edited_is_counted_at_once(desk, ben):
    view = make_view(owner=ben)
    assert numbers_of([view], visible_to(ben), ben) == {view.pk: 3}

    edited = edit_view(view, Looking("Late", {"due": ["late"]}), by=ben, seen=1)

    assert numbers_of([edited], visible_to(ben), ben) == {view.pk: 1}


def test_who_sees_nothing_counts_nothing(town):
    eli = make_staff("eli", Role.ADMINISTRATOR, town.hall)
    view = make_view(owner=eli)

    assert numbers_of([view], visible_to(eli), eli) == {view.pk: 0}


# Who may


def test_a_teams_view_is_used_by_its_people_and_edited_by_its_supervisors(
    town, ben, dee
):
    view = make_view(team=town.roads)

    assert view_for(ben, view.pk) == view
    assert view_edited(dee, view.pk) == view
    with pytest.raises(NotAllowed, match="supervisors of its team"):
        view_edited(ben, view.pk)


def test_another_teams_view_is_not_there(town, chloe):
    view = make_view(team=town.roads)

    with pytest.raises(NotFound):
        view_for(chloe, view.pk)


def test_what_somebody_keeps_for_themselves_is_nobody_elses(ben, dee):
    view = make_view(owner=ben)

    with pytest.raises(NotFound):
        view_for(dee, view.pk)


def test_tabs_are_ones_own_and_those_of_the_teams_one_works_in(town, ben, dee):
    own, teams = make_view(owner=ben), make_view(team=town.roads)
    archive_view(make_view("Old ones", owner=ben), by=ben)

    assert set(tabs_of(ben)) == {own, teams}
    assert tabs_of(dee) == []


def test_there_are_no_more_tabs_than_fit(ben):
    for number in range(MOST_TABS + 1):
        make_view(f"view {number}", owner=ben)

    assert len(tabs_of(ben)) == MOST_TABS


# Editing


def test_a_clerk_keeps_a_view_of_their_own(ben):
    view = keep_view(Looking("Late", {"due": ["late"]}), by=ben)

    assert (view.owner, view.team, view.version) == (ben, None, 1)


def test_a_clerk_keeps_none_for_the_team(ben, town):
    with pytest.raises(NotAllowed):
        keep_view(Looking("Late", {}), by=ben, team=town.roads)


def test_a_name_is_given_once(ben):
    keep_view(Looking("Late", {}), by=ben)

    with pytest.raises(Refused, match="another view called “Late”"):
        keep_view(Looking("Late", {}), by=ben)


def test_who_edits_second_is_told(ben):
    view = keep_view(Looking("Late", {}), by=ben)
    edit_view(view, Looking("Too late", {}), by=ben, seen=1)

    with pytest.raises(Stale):
        edit_view(view, Looking("Overdue", {}), by=ben, seen=1)


def test_what_was_put_away_comes_back_unless_its_name_is_taken(ben):
    view = keep_view(Looking("Late", {}), by=ben)
    archive_view(view, by=ben)
    keep_view(Looking("Late", {}), by=ben)

    with pytest.raises(Refused):
        bring_back_view(view, by=ben)


def test_the_index_of_the_queue_carries_every_condition():
    """Else the numbers of the views would visit every open case."""
    named = {index.name: index for index in Case._meta.indexes}
    queue_index = named["case_queue_all"]

    columns = {*queue_index.fields, *queue_index.include}
    assert {"next_due" if name == "due" else name for name in CONDITIONS} <= columns
