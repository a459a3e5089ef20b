"""Who we are and what we offer, as the rest of the house asks for it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from django.utils import translation

from answerable.agency.models import Agency, Calendar
from answerable.agency.queries import (
    colleagues,
    find_service,
    find_team,
    get_agency,
    get_calendar,
    get_triage_team,
    get_zone,
    has_quarantine,
    named,
    offered_services,
    work_calendar,
)
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_service, make_staff, make_team
from answerable.lib.errors import NotFound

NINE, FIVE = time(9), time(17)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(get_agency, id="agency"),
        pytest.param(get_triage_team, id="triage"),
        pytest.param(lambda: get_calendar("office"), id="calendar"),
        pytest.param(get_zone, id="zone"),
    ],
)
def test_an_empty_house_says_what_is_missing(ask):
    with pytest.raises(NotFound, match="There is no"):
        ask()


def test_the_house_knows_its_agency_triage_and_zone(town):
    assert (get_agency(), get_triage_team(), get_zone()) == (
        town.agency,
        town.triage,
        "UTC",
    )


def test_the_newest_calendar_is_the_one_in_force(town):
    newer = Calendar.objects.create(slug="office", version=2, zone="Asia/Amman")

    assert (get_calendar("office"), str(newer)) == (newer, "office 2")


def test_a_published_calendar_is_what_the_arithmetic_counts_by():
    calendar = Calendar(
        zone="Europe/Madrid",
        hours={"mon": [["09:00", "17:00"]], "sun": [["20:00", "24:00"]]},
        holidays=[
            {"date": "2026-12-25", "name": {"en": "Christmas Day"}},
            {"date": "2026-12-24", "name": {}, "hours": [["09:00", "12:30"]]},
        ],
    )

    work = work_calendar(calendar)

    assert work.zone == "Europe/Madrid"
    assert work.hours == {0: ((NINE, FIVE),), 6: ((time(20), time.min),)}
    assert work.holidays == {date(2026, 12, 25)}
    assert work.exceptions == {date(2026, 12, 24): ((NINE, time(12, 30)),)}


@pytest.mark.parametrize(
    ("retired_on", "offered"),
    [
        pytest.param(None, True, id="never"),
        pytest.param(date(2026, 3, 1), False, id="yesterday"),
        pytest.param(date(2026, 3, 2), False, id="today"),
        pytest.param(date(2026, 3, 3), True, id="tomorrow"),
    ],
)
def test_a_service_is_offered_until_it_is_retired(
    town, time_machine, retired_on, offered
):
    time_machine.move_to(datetime(2026, 3, 2, 10, tzinfo=UTC), tick=False)
    town.lamp.retired_on = retired_on
    town.lamp.save()

    assert (town.lamp in offered_services()) is offered


def test_services_come_in_the_order_of_the_catalogue(town):
    town.tree.position = 1
    town.tree.save()

    assert list(offered_services()) == [town.permit, town.lamp, town.tree]


@pytest.mark.parametrize(
    ("role", "in_triage", "has"),
    [
        pytest.param(Role.SUPERVISOR, False, True, id="supervisor of the house"),
        pytest.param(Role.CLERK, True, False, id="clerk of the triage team"),
        pytest.param(Role.AUDITOR, False, False, id="auditor"),
        pytest.param(Role.ADMINISTRATOR, False, False, id="administrator"),
    ],
)
def test_the_quarantine_is_in_the_hands_of_triage_supervisors(
    town, role, in_triage, has
):
    teams = [town.triage] if in_triage else []

    assert has_quarantine(make_staff("eli", role, town.hall, *teams)) is has


def test_the_supervisor_of_another_department_has_no_quarantine(town):
    eli = make_staff("eli", Role.SUPERVISOR, town.roads.department, town.triage)

    assert not has_quarantine(eli)


def test_a_case_can_be_given_to_whoever_works_in_the_team(town, ben, chloe, dee):
    left = make_staff("fay", Role.CLERK, town.roads.department, town.roads)
    left.is_active = False
    left.save()

    found = colleagues(town.roads.pk)

    assert found == [ben]


def test_colleagues_are_in_the_order_of_their_names(town):
    eli = make_staff("eli", Role.CLERK, town.hall, town.roads, town.parks)
    abe = make_staff("abe", Role.CLERK, town.hall, town.roads)

    assert colleagues(town.roads.pk) == sorted(
        [eli, abe], key=lambda each: (each.last_name, each.first_name)
    )


def test_a_team_that_was_made_a_second_ago_is_found(town):
    assert find_team(town.roads.pk) == town.roads

    young = make_team("young", town.hall)

    assert find_team(young.pk) == young
    assert find_team(None) is None


def test_a_service_that_was_made_a_second_ago_is_found(town):
    assert find_service(town.lamp.pk) == town.lamp

    young = make_service("young", town.roads)

    assert find_service(young.pk) == young
    assert find_service(None) is None


def test_nobody_is_named_without_a_question(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert named([]) == {}


@pytest.mark.parametrize(
    ("language", "name"),
    [
        pytest.param("es", "Ayuntamiento de Hillford", id="a language it has"),
        pytest.param("ar", "Hillford Town Hall", id="one that it lacks"),
    ],
)
def test_a_thing_is_called_in_the_language_of_the_reader(town, language, name):
    with translation.override(language):
        assert str(Agency.objects.get()) == name


def test_a_service_says_what_it_is_about(town):
    assert town.lamp.said == "Everything about: street-light."
