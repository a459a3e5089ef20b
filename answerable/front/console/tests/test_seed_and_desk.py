"""What was edited at the desk since wins over the folder, unless it is overruled."""

from __future__ import annotations

import json

import pytest

from answerable.agency.configuration import Hand
from answerable.agency.models import Agency, Calendar, Department
from answerable.agency.policy import put_calendar
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.front.console.tests.folders import check, make_folder, seed


@pytest.fixture
def folder(db, tmp_path):
    made = make_folder(tmp_path)
    seed(made)
    noor = make_staff("noor", Role.ADMINISTRATOR, Department.objects.get())
    slug = Agency.objects.get().calendar_slug
    hours = {"mon": [["10:00", "11:00"]]}
    put_calendar(slug=slug, zone="UTC", hours=hours, holidays=[], by=Hand(noor))
    return made


def newest():
    return Calendar.objects.order_by("-version").first()


def test_the_folder_leaves_alone_what_was_edited_at_the_desk(folder):
    counts = json.loads(seed(folder, "--json"))

    assert counts["updated"] == 0
    assert newest().hours == {"mon": [["10:00", "11:00"]]}


def test_the_check_prints_where_they_differ(folder):
    status, lines = check(folder)

    assert status == 1
    assert any("zone is 'UTC', in the folder" in line for line in lines)


def test_the_folder_can_overrule_the_desk(folder):
    seed(folder, "--overrule")

    assert newest().hours != {"mon": [["10:00", "11:00"]]}
