"""A folder is put in the database whole, again without effect, and compared."""

from __future__ import annotations

import json

import pytest

from answerable.agency.models import Agency, Calendar, Department, Service, Staff, Team
from answerable.agency.roles import Role
from answerable.clock.models import ServiceStandard
from answerable.forms.models import Form
from answerable.front.console.tests.folders import change, check, make_folder, seed
from answerable.routing.models import RuleBook


@pytest.fixture
def folder(tmp_path):
    return make_folder(tmp_path)


def test_a_folder_becomes_a_government(db, folder):
    seed(folder)

    service = Service.objects.get()
    assert Agency.objects.get().languages == ["en", "es"]
    assert Team.objects.get(is_triage=True).department == Department.objects.get()
    assert (service.slug, service.team.slug, service.position) == ("well", "first", 1)
    assert Form.objects.get(service=service).questions[0]["min"] == 1
    assert ServiceStandard.objects.get(service=service).amount == 2
    assert RuleBook.objects.get().rules.get().service == service


def test_a_holiday_lies_in_every_calendar(db, folder):
    seed(folder)

    line = {"date": "2026-01-01", "name": {"en": "New Year", "es": "Año Nuevo"}}
    assert Calendar.objects.get().holidays == [line]


def test_a_second_seed_changes_nothing(db, folder):
    first = json.loads(seed(folder, "--json"))

    second = json.loads(seed(folder, "--json"))

    assert first["created"] > 0
    assert second == {"created": 0, "updated": 0, "unchanged": first["created"]}


def test_a_changed_folder_updates_what_it_created(db, folder):
    seed(folder)
    change(folder, 'name = { en = "Well", es', 'name = { en = "Old well", es')

    counts = json.loads(seed(folder, "--json"))

    assert counts["updated"] == 1
    assert Service.objects.get().name["en"] == "Old well"


@pytest.mark.parametrize(
    ("before", "after", "model"),
    [
        pytest.param('"17:00"', '"16:00"', Calendar, id="hours"),
        pytest.param("How deep?", "How deep is it?", Form, id="question"),
        pytest.param("amount = 2", "amount = 3", ServiceStandard, id="promise"),
        pytest.param('any = ["dry"]', 'any = ["arid"]', RuleBook, id="rule"),
    ],
)
def test_what_cases_are_judged_by_gets_a_new_version(db, folder, before, after, model):
    seed(folder)
    change(folder, before, after)

    seed(folder)

    assert model.objects.filter(version=1).exists()
    assert model.objects.filter(version=2).count() == 1


def test_a_check_of_an_equal_folder_finds_nothing(db, folder):
    seed(folder)

    assert check(folder) == (0, [])


def test_a_check_names_what_differs_and_writes_nothing(db, folder):
    seed(folder)
    Team.objects.update(name={"en": "Last", "es": "Primero"})

    status, lines = check(folder)

    assert status == 1
    assert lines == ["team first: name.en is 'Last', in the folder 'First'"]
    assert Team.objects.get().name["en"] == "Last"


def test_a_check_of_an_empty_database_names_everything(db, folder):
    status, lines = check(folder)

    assert status == 1
    assert "service well: is not in the database" in lines
    assert not Service.objects.exists()


def test_a_check_names_what_the_folder_does_not_know(db, folder):
    seed(folder)
    change(folder, 'slug = "east"', 'slug = "west"')
    change(folder, 'area = ["east"]', 'area = ["west"]')

    lines = check(folder)[1]

    assert "area east: is not in the folder" in lines


def test_a_check_speaks_json(db, folder):
    seed(folder)
    Team.objects.update(calendar_slug="other")

    printed = check(folder, "--json")[1]

    line = "team first: calendar_slug is 'other', in the folder 'office'"
    assert json.loads(printed[0]) == {"differences": [line]}


def test_staff_of_a_site_cannot_sign_in_with_the_password_of_the_demo(
    db, folder, settings
):
    settings.DEMO = False

    printed = seed(folder)

    assert not Staff.objects.get().has_usable_password()
    assert "only-for-show" not in printed


def test_the_demo_prints_who_can_sign_in(db, folder, settings):
    settings.DEMO = True

    printed = seed(folder)

    assert Staff.objects.get().check_password("only-for-show")
    assert "Sign in as gus (clerk) with only-for-show" in printed


def test_staff_get_their_roles_and_teams(db, folder):
    seed(folder)

    gus = Staff.objects.get()
    assert gus.posts == {Role.CLERK: frozenset([Team.objects.get().pk])}
