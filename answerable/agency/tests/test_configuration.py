"""The configuration changes in one way: only what differs, by whom, and written once."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection

from answerable.agency.configuration import FOLDER, Hand, Topic, seen_in
from answerable.agency.models import ConfigurationEntry, Team
from answerable.agency.models.configuration import Subject
from answerable.agency.policy import put_department, put_team
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.lib.changes import Effect
from answerable.lib.errors import Stale

BEES = Topic(Subject.DEPARTMENT, "bees")


@pytest.fixture
def noor(town):
    return make_staff("noor", Role.ADMINISTRATOR, town.hall)


def put_bees(name="Bees", **changes):
    given = {"parent": None, "valid_from": date(2020, 1, 1), **changes}
    return put_department(slug="bees", name={"en": name}, **given)


def put_first(town, slug, **changes):
    given = {"name": {"en": slug}, "department": town.hall, "calendar_slug": "office"}
    return put_team(slug=slug, is_triage=True, **given, **changes)


def last():
    return ConfigurationEntry.objects.latest("pk")


def test_a_new_thing_is_written_down_with_all_its_values(town, noor):
    put_bees(parent=town.hall, by=Hand(noor))

    line = last()
    values = {one["field"]: one["after"] for one in line.differences}
    assert (line.by, line.subject, line.name) == (noor, "department", "bees")
    assert line.effect == ConfigurationEntry.Effect.CREATED
    assert values["valid_from"] == "2020-01-01"
    assert values["parent"] == "hall"


def test_a_change_is_written_down_with_what_was_before(town, noor):
    put_bees()

    put_bees("Honey", by=Hand(noor))

    assert last().differences == [
        {"field": "name.en", "before": "Bees", "after": "Honey"}
    ]
    assert str(last()) == "department bees, updated"


def test_what_stays_as_it_was_leaves_no_line(town, noor):
    put_bees()

    put_bees(by=Hand(noor))

    assert ConfigurationEntry.objects.count() == 1


def test_a_folder_yields_to_what_the_desk_edited_and_says_where_they_differ(town, noor):
    put_bees()
    put_bees("Honey", by=Hand(noor))

    placed = put_bees("Wax")

    assert placed.effect is Effect.UNCHANGED
    assert [one.after for one in placed.differences] == ["Wax"]
    assert placed.thing.name == {"en": "Honey"}


def test_a_folder_that_overrules_takes_its_own_word(town, noor):
    put_bees()
    put_bees("Honey", by=Hand(noor))

    put_bees("Wax", by=Hand(overrules=True))

    assert put_bees("Wood").thing.name == {"en": "Wood"}


def test_who_saves_an_older_page_than_the_newest_is_told(town, noor):
    put_bees()
    seen = seen_in(BEES)
    put_bees("Honey", by=Hand(noor, seen))

    with pytest.raises(Stale):
        put_bees("Wax", by=Hand(noor, seen))

    assert put_bees("Wax", by=Hand(noor, seen_in(BEES))).effect is Effect.UPDATED


def test_of_what_the_log_does_not_know_nothing_was_seen(town):
    assert seen_in(BEES) == 0


@pytest.mark.parametrize("change", ["UPDATE {} SET name = 'x'", "DELETE FROM {}"])
def test_once_there_is_a_case_the_database_refuses_to_change_a_line(case, change):
    put_bees()

    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute(change.format("agency_configurationentry"))


def test_a_new_triage_team_relieves_the_one_before_and_both_are_written_down(
    town, noor
):
    put_first(town, "welcome", by=Hand(noor))

    assert [team.slug for team in Team.objects.filter(is_triage=True)] == ["welcome"]
    lines = ConfigurationEntry.objects.filter(by=noor, subject="team").order_by("pk")
    assert [line.name for line in lines] == ["triage", "welcome"]


def test_a_folder_leaves_triage_where_the_desk_has_put_it(town, noor):
    put_first(town, "welcome", by=Hand(noor))

    put_first(town, "cellar", by=FOLDER)

    assert Team.objects.get(is_triage=True).slug == "welcome"
