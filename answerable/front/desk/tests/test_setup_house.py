"""Setting up the house: hours, holidays, offices, departments, teams and people."""

from __future__ import annotations

import pytest

from answerable.agency.models import Calendar, Department, Office, Staff, Team
from answerable.agency.roles import Role
from answerable.cases.models import Case, JournalEntry
from answerable.front.desk.tests.pages import read, text_of

WEEK = {"mon": "9:00-12:30, 13:30–17:00", "tue": "09:00-17:00"}


@pytest.fixture(autouse=True)
def one_language(town):
    """Let the body write in one language, so that each text has one field."""
    town.agency.languages = ["en"]
    town.agency.save()


def newest():
    return Calendar.objects.order_by("-version").first()


def errors(response):
    assert response.status_code == 422, text_of(response)
    return [line.text for line in read(response).select(".errsum li")]


# Hours


def test_other_hours_are_a_new_version_of_the_calendar(administrator):
    administrator.post("/setup/hours/office/", {**WEEK, "zone": "UTC", "seen": 0})

    assert newest().version == 2
    assert newest().hours == {
        "mon": [["09:00", "12:30"], ["13:30", "17:00"]],
        "tue": [["09:00", "17:00"]],
    }


@pytest.mark.parametrize(
    "hours", ["nine to five", "17:00-09:00", "09:00-12:00, 11:00-13:00"]
)
def test_hours_that_make_no_sense_say_how_to_write_them(administrator, hours):
    sent = {"mon": hours, "zone": "UTC", "seen": 0}

    answer = administrator.post("/setup/hours/office/", sent)

    assert "Write hours such as 09:00-12:30" in errors(answer)[0]
    assert read(answer).select_one("[name=mon]")["value"] == hours


def test_a_week_without_hours_is_refused(administrator):
    answer = administrator.post("/setup/hours/office/", {"zone": "UTC", "seen": 0})

    [said] = errors(answer)
    assert "No day has hours, so no promise would ever end. Write those of one" in said
    assert newest().version == 1


def test_another_calendar_has_a_name_of_its_own(administrator):
    sent = {**WEEK, "zone": "UTC"}

    taken = administrator.post("/setup/hours/new/", {**sent, "slug": "Office"})
    administrator.post("/setup/hours/new/", {**sent, "slug": "Night watch"})

    assert "no other hours have" in errors(taken)[0]
    assert Calendar.objects.filter(slug="night-watch").exists()
    assert "night-watch" in text_of(administrator.get("/setup/hours/"))


def test_a_holiday_closes_every_office_and_can_be_taken_out(administrator):
    administrator.post("/setup/hours/new/", {**WEEK, "zone": "UTC", "slug": "night"})

    administrator.post(
        "/setup/holidays/", {"date": "2026-12-25", "name_en": "Christmas"}
    )
    page = text_of(administrator.get("/setup/holidays/"))
    days = {row.slug: row.holidays for row in Calendar.objects.order_by("version")}
    administrator.post("/setup/holidays/remove/", {"date": "2026-12-25"})

    assert "Christmas" in page
    christmas = [{"date": "2026-12-25", "name": {"en": "Christmas"}}]
    assert days == {"office": christmas, "night": christmas}
    assert newest().holidays == []


def test_on_some_holidays_the_house_opens_for_some_hours(administrator):
    sent = {"date": "2026-12-24", "name_en": "Christmas Eve", "hours": "09:00-12:00"}

    administrator.post("/setup/holidays/", sent)

    assert newest().holidays[0]["hours"] == [["09:00", "12:00"]]
    assert "09:00-12:00" in text_of(administrator.get("/setup/holidays/"))


def test_a_day_that_is_none_is_not_found(administrator):
    answer = administrator.post("/setup/holidays/remove/", {"date": "Christmas"})

    assert answer.status_code == 404


# Offices, departments, teams


def test_an_office_is_added_and_changed(administrator):
    sent = {
        "name_en": "Harbour House",
        "address_en": "2 Quay",
        "phone": "0800 2",
        "calendar_slug": "office",
    }
    administrator.post("/setup/offices/new/", sent)
    page = read(administrator.get("/setup/offices/harbour-house/"))
    seen = page.select_one("[name=seen]")["value"]

    change = {**sent, "name_en": "Quay House", "seen": seen}
    administrator.post("/setup/offices/harbour-house/", change)

    assert Office.objects.get(slug="harbour-house").name == {"en": "Quay House"}
    assert "Quay House" in text_of(administrator.get("/setup/offices/"))


def test_two_things_of_one_name_are_told_apart_by_machines(administrator):
    sent = {
        "name_en": "Roads",
        "department": "hall",
        "calendar_slug": "office",
        "distribution": "take",
    }

    administrator.post("/setup/teams/new/", sent)

    assert Team.objects.filter(slug="roads-2").exists()


def test_a_name_without_latin_letters_gets_a_slug_all_the_same(administrator):
    administrator.post(
        "/setup/departments/new/", {"name_en": "المياه", "valid_from": "2026-01-01"}
    )

    assert Department.objects.get(slug="department").name == {"en": "المياه"}


def test_a_department_cannot_lie_beneath_itself(administrator):
    page = read(administrator.get("/setup/departments/streets/"))
    offered = [one["value"] for one in page.select("[name=parent] option")]

    assert offered == ["", "green", "hall"]


def test_a_department_moves_beneath_another(administrator):
    sent = {
        "name_en": "Streets",
        "parent": "green",
        "valid_from": "2020-01-01",
        "seen": 0,
    }

    administrator.post("/setup/departments/streets/", sent)

    assert Department.objects.get(slug="streets").parent.slug == "green"
    assert "Part of Green" in text_of(administrator.get("/setup/departments/"))


def test_some_team_always_gets_the_rest(administrator):
    sent = {
        "name_en": "Triage",
        "department": "hall",
        "calendar_slug": "office",
        "distribution": "take",
        "seen": 0,
    }

    assert (
        "Some team must get the rest"
        in errors(administrator.post("/setup/teams/triage/", sent))[0]
    )

    roads = {**sent, "name_en": "Roads", "is_triage": "on"}
    administrator.post("/setup/teams/roads/", roads)

    assert Team.objects.get(is_triage=True).slug == "roads"
    assert "Gets the rest" in text_of(administrator.get("/setup/teams/"))


# People


def person(**changes):
    return {
        "username": "Elin",
        "first_name": "Elin",
        "last_name": "Dahl",
        "email": "elin@hillford.example",
        "language": "en",
        "teams": ["roads"],
        "role_0": "clerk",
        "in_0": "streets",
        **changes,
    }


def test_a_newcomer_is_invited_by_a_link(administrator):
    administrator.post("/setup/people/new/", person())

    page = text_of(administrator.get("/setup/people/of/elin/"))

    elin = Staff.objects.get(username="elin")
    assert [(post.role, post.department.slug) for post in elin.roles.all()] == [
        ("clerk", "streets")
    ]
    assert elin.team_ids == {Team.objects.get(slug="roads").pk}
    assert "/welcome/" in page
    assert "Invited" in text_of(administrator.get("/setup/people/"))


def test_in_which_languages_somebody_answers_people_is_said(administrator):
    administrator.post("/setup/people/new/", person(speaks=["es", "ar"]))

    page = read(administrator.get("/setup/people/of/elin/"))
    ticked = [one["value"] for one in page.select("[name=speaks][checked]")]
    assert Staff.objects.get(username="elin").speaks == ["es", "ar"]
    assert ticked == ["es", "ar"]


@pytest.mark.parametrize(
    ("changes", "mend"),
    [
        pytest.param({"speaks": ["tlh"]}, "Choose languages of the list", id="tongue"),
        pytest.param({"username": "noor"}, "A colleague has this name", id="taken"),
        pytest.param({"username": "e l"}, "Write letters, digits", id="signs"),
        pytest.param({"role_0": "", "in_0": ""}, "at least one role", id="no role"),
        pytest.param({"in_0": ""}, "Choose where they are that", id="no department"),
        pytest.param({"role_0": ""}, "Choose what they are there", id="no kind"),
    ],
)
def test_what_is_missing_of_a_newcomer_is_said(administrator, changes, mend):
    answer = administrator.post("/setup/people/new/", person(**changes))

    assert any(mend in line for line in errors(answer))


def test_there_is_always_room_for_one_role_more(administrator, ben):
    page = read(administrator.get("/setup/people/of/ben/"))

    assert page.select_one("[name=role_1]")
    sent = person(seen=0, role_1="supervisor", in_1="green")
    administrator.post("/setup/people/of/ben/", sent)
    assert set(ben.roles.values_list("role", flat=True)) == {
        Role.CLERK,
        Role.SUPERVISOR,
    }


def test_who_leaves_leaves_no_case_without_an_owner(administrator, ben, case, noor):
    Case.objects.filter(pk=case.pk).update(owner=ben)

    answer = administrator.post("/setup/people/of/ben/leave/", follow=True)

    case.refresh_from_db()
    ben.refresh_from_db()
    line = JournalEntry.objects.filter(case_id=case.pk).latest("number")
    assert "Cases given back to their teams: 1." in text_of(answer)
    assert (case.owner, case.team.slug, ben.is_active) == (None, "roads", False)
    assert (line.what, line.reason, line.actor) == (
        "assigned",
        "left",
        f"staff:{noor.pk}",
    )


def test_who_comes_back_has_their_account_again(administrator, ben):
    administrator.post("/setup/people/of/ben/leave/")
    assert "Has left" in text_of(administrator.get("/setup/people/"))

    administrator.post("/setup/people/of/ben/return/")

    ben.refresh_from_db()
    assert ben.is_active


def test_nobody_closes_their_own_account(administrator, noor):
    answer = administrator.post("/setup/people/of/noor/leave/")

    noor.refresh_from_db()
    assert answer.status_code == 422
    assert noor.is_active


def test_the_list_asks_no_more_of_the_database_for_more_people(
    administrator, django_assert_max_num_queries
):
    for number in range(60):
        administrator.post("/setup/people/new/", person(username=f"elin{number}"))

    with django_assert_max_num_queries(14):
        administrator.get("/setup/people/")
