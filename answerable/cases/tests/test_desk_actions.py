"""Who works on a case, what it is about and when it is due: changed and written down."""

from __future__ import annotations

import pytest

from answerable.cases.actions import (
    assign_case,
    change_service,
    change_summary,
    link_cases,
    set_due,
)
from answerable.cases.models import CaseLink
from answerable.cases.tests.makers import MONDAY, history, open_one


@pytest.fixture(name="lamp")
def _lamp(town):
    return open_one(town.roads)


def test_an_assigned_case_has_its_team_and_owner(town, lamp, chloe, dee):
    assign_case(lamp, team=town.parks, owner=chloe, by=dee, reason="assigned")

    lamp.refresh_from_db()
    entry = history(lamp).last()
    assert (lamp.team, lamp.owner) == (town.parks, chloe)
    assert entry.before == {"team": town.roads.pk, "owner": None}
    assert entry.after == {"team": town.parks.pk, "owner": chloe.pk}
    assert (entry.actor, entry.reason) == (f"staff:{dee.pk}", "assigned")


def test_a_case_may_be_given_to_nobody_by_the_system(town, lamp):
    assign_case(lamp, team=town.parks, owner=None, by=None)

    assert history(lamp).last().actor == "system"


def test_the_service_says_what_kind_of_matter_it_is(town, lamp, ben):
    change_service(lamp, service=town.permit, by=ben)

    lamp.refresh_from_db()
    assert (lamp.service, lamp.case_type) == (town.permit, "application")
    assert history(lamp).last().after == {
        "service": town.permit.pk,
        "type": "application",
    }


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param("complaint", id="complaint"),
        pytest.param("compliment", id="thank-you"),
    ],
)
def test_what_the_person_called_it_stays_whatever_it_is_about(town, kind):
    case = open_one(town.triage, case_type=kind)

    change_service(case, service=town.lamp, by=None)

    assert (case.service, case.case_type) == (town.lamp, kind)


def test_every_summary_is_kept(lamp, ben):
    change_summary(lamp, text="Lamp 12 is out", by=ben)
    change_summary(lamp, text="Lamps 12 and 13 are out", by=ben)

    lamp.refresh_from_db()
    assert lamp.summary == "Lamps 12 and 13 are out"
    assert [str(each) for each in lamp.summaries.order_by("pk")] == [
        "The street light is out.",
        "Lamp 12 is out",
        "Lamps 12 and 13 are out",
    ]


def test_the_journal_names_a_summary_and_does_not_repeat_it(lamp, ben):
    version = change_summary(lamp, text="Lamp of Amina Yusuf", by=ben)

    assert history(lamp).last().after == {"summary": version.pk}


@pytest.mark.parametrize(
    ("due", "written"),
    [
        pytest.param(MONDAY, "2026-03-02T10:00:00+00:00", id="a moment"),
        pytest.param(None, None, id="nothing runs"),
    ],
)
def test_the_due_time_is_carried_for_the_queue(lamp, due, written):
    set_due(lamp, due=due)

    lamp.refresh_from_db()
    assert lamp.next_due == due
    assert history(lamp).last().after == {"due": written}


def test_a_due_time_that_moves_says_what_it_was(lamp):
    set_due(lamp, due=MONDAY)

    set_due(lamp, due=None)

    assert history(lamp).last().before == {"due": "2026-03-02T10:00:00+00:00"}


def test_a_link_is_in_the_journal_of_the_later_case(town, lamp):
    later = open_one(town.roads, number=1)

    link = link_cases(later, to=lamp, kind=CaseLink.Kind.FOLLOWS)

    assert str(link) == f"{later} follows {lamp}"
    assert history(later).last().after == {"to": lamp.pk, "kind": "follows"}
    assert history(lamp).count() == 1
