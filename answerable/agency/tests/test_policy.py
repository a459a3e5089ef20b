"""What is published about the body is put in place once, and updated where it differs."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from answerable.agency.models import Agency, Calendar, Staff, Team
from answerable.agency.policy import (
    put_agency,
    put_area,
    put_calendar,
    put_department,
    put_office,
    put_service,
    put_staff,
    put_team,
)
from answerable.agency.roles import Role
from answerable.lib.changes import Difference, Effect

NAME = {"en": "Bees", "es": "Abejas"}
WEEK = {"mon": [["09:00", "12:00"], ["13:00", "17:00"]]}


def put_bees(**changes):
    given = {"parent": None, "valid_from": date(2020, 1, 1), **changes}
    return put_department(slug="bees", name=NAME, **given)


def put_keepers(**changes):
    given = {"calendar_slug": "office", "department": put_bees().thing, **changes}
    return put_team(**{"slug": "keepers", "name": NAME, **given})


def put_honey(**changes):
    team = put_keepers().thing
    given = {
        "summary": NAME,
        "aliases": {"en": ["honey"]},
        "department": team.department,
        "team": team,
        "case_type": "enquiry",
        "identity_level": 0,
        "place": "none",
        "position": 1,
        **changes,
    }
    return put_service(slug="honey", name=NAME, **given)


def put_week(**changes):
    given = {"zone": "Europe/Madrid", "hours": WEEK, "holidays": [], **changes}
    return put_calendar(slug="office", **given)


def put_body(**changes):
    given = {
        "address": NAME,
        "phone": "01632 960 900",
        "emergency_number": "112",
        "email": "desk@bees.example",
        "languages": ["en", "es"],
        "calendar_slug": "office",
    }
    return put_agency(**{"slug": "bees", "name": NAME, **given, **changes})


def put_gus(**changes):
    given = {
        "first_name": "Gus",
        "last_name": "Gale",
        "email": "gus@bees.example",
        "language": "en",
        "teams": [],
        "roles": [],
        **changes,
    }
    return put_staff(username="gus", **given)


def put_hive(**changes):
    given = {"address": NAME, "phone": "01632 960 901", "calendar_slug": "office"}
    return put_office(slug="hive", name=NAME, **{**given, **changes})


def put_east(**changes):
    return put_area(slug="east", **{"name": NAME, **changes})


@pytest.mark.parametrize(
    ("put", "changes"),
    [
        pytest.param(put_bees, {"valid_to": date(2025, 1, 1)}, id="department"),
        pytest.param(put_keepers, {"calendar_slug": "shed"}, id="team"),
        pytest.param(put_honey, {"position": 2}, id="service"),
        pytest.param(put_body, {"phone": "01632 960 999"}, id="agency"),
        pytest.param(put_hive, {"phone": "01632 960 999"}, id="office"),
        pytest.param(put_east, {"name": {"en": "East", "es": "Este"}}, id="area"),
        pytest.param(put_gus, {"last_name": "Gold"}, id="staff"),
        pytest.param(put_week, {"zone": "Europe/Dublin"}, id="calendar"),
    ],
)
def test_a_thing_is_created_then_left_then_updated(db, put, changes):
    effects = [put().effect, put().effect, put(**changes).effect]

    assert effects == [Effect.CREATED, Effect.UNCHANGED, Effect.UPDATED]


def test_a_difference_names_the_language_that_changed(db):
    put_east()

    placed = put_east(name={"en": "Bees", "es": "Avispas"})

    assert placed.differences == (Difference("name.es", "Abejas", "Avispas"),)


def test_a_changed_calendar_is_a_new_version_and_the_old_one_stays(db):
    put_week()

    placed = put_week(hours={"tue": [["09:00", "12:00"]]})

    assert placed.thing.version == 2
    assert Calendar.objects.get(version=1).hours == WEEK


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        pytest.param({"zone": "Europe/Hive"}, "no time zone", id="zone"),
        pytest.param(
            {"hours": {"mon": [["09:00", "12:00"], ["11:00", "13:00"]]}},
            "overlaps",
            id="hours",
        ),
    ],
)
def test_a_calendar_that_makes_no_sense_is_refused(db, changes, fault):
    with pytest.raises(ValueError, match=fault):
        put_week(**changes)

    assert not Calendar.objects.exists()


def test_there_is_one_agency_whatever_it_is_called(db):
    put_body()

    put_body(slug="wasps")

    assert Agency.objects.get().slug == "wasps"


def test_a_new_triage_team_relieves_the_one_before(db):
    put_keepers(is_triage=True)

    put_keepers(slug="others", is_triage=True)

    assert Team.objects.get(is_triage=True).slug == "others"


def test_a_value_that_its_field_refuses_is_not_saved(db):
    with pytest.raises(ValidationError):
        put_body(email="nowhere")

    assert not Agency.objects.exists()


def test_a_new_account_without_a_password_cannot_sign_in(db):
    assert not put_gus().thing.has_usable_password()


def test_the_first_password_is_given_later(db):
    put_gus()

    placed = put_gus(password="first one")

    assert placed.differences == (Difference("has_password", before=False, after=True),)
    assert Staff.objects.get().check_password("first one")


def test_a_password_that_somebody_chose_stays(db):
    gus = put_gus(password="first one").thing
    gus.set_password("my own")
    gus.save()

    placed = put_gus(password="first one")

    assert placed.effect is Effect.UNCHANGED
    assert Staff.objects.get().check_password("my own")


def test_teams_and_roles_become_exactly_those_given(db):
    keepers = put_keepers().thing
    bees = keepers.department
    put_gus(teams=[keepers], roles=[(Role.CLERK, bees), (Role.EXPERT, bees)])

    placed = put_gus(teams=[], roles=[(Role.EXPERT, bees), (Role.AUDITOR, bees)])

    gus = Staff.objects.get()
    assert set(gus.roles.values_list("role", flat=True)) == {"expert", "auditor"}
    assert not gus.teams.exists()
    assert [one.field for one in placed.differences] == ["roles", "teams"]


def test_a_role_that_stays_keeps_its_row(db):
    bees = put_bees().thing
    before = put_gus(roles=[(Role.EXPERT, bees)]).thing.roles.get()

    put_gus(roles=[(Role.EXPERT, bees), (Role.AUDITOR, bees)])

    assert before in Staff.objects.get().roles.all()
