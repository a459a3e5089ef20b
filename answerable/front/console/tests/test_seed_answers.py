"""Saved answers come from the folder, are checked with it, and are the desk's after."""

from __future__ import annotations

import json

import pytest

from answerable.agency.models import Department, Staff
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.casework.seeding.folder import read_folder
from answerable.correspondence.models import SavedAnswer
from answerable.correspondence.policy import Wording, edit_answer
from answerable.front.console.management.commands.seed import EXAMPLE
from answerable.front.console.tests.folders import (
    change,
    check,
    make_folder,
    refusals,
    seed,
)
from answerable.lib.readability import PLAIN, reading_grade

ANSWERS = """
[[answers]]
slug = "dry-well"
team = "first"
services = ["well"]
texts = { en = "It fills by {{ due }}.", es = "Se llena antes del {{ due }}." }

[[answers]]
slug = "hello"
texts = { en = "Hello.", es = "Hola." }
"""


@pytest.fixture
def folder(tmp_path):
    made = make_folder(tmp_path)
    with (made / "hamlet.toml").open("a", encoding="utf-8") as sheet:
        sheet.write(ANSWERS)
    return made


@pytest.fixture
def edited(db, folder):
    """An answer of the folder that somebody at the desk has rewritten since."""
    seed(folder)
    answer = SavedAnswer.objects.get(name="hello")
    noor = make_staff("noor", Role.ADMINISTRATOR, Department.objects.get())
    edit_answer(answer, Wording("hello", {"en": "Hi."}), by=noor, seen=1)
    return answer


def test_answers_are_put_in_their_place_and_a_second_time_change_nothing(db, folder):
    seed(folder)
    again = json.loads(seed(folder, "--json"))

    dry, hello = SavedAnswer.objects.order_by("name")
    assert (dry.team.slug, hello.team) == ("first", None)
    assert [service.slug for service in dry.services.all()] == ["well"]
    assert (again["created"], again["updated"]) == (0, 0)


def test_a_changed_text_is_a_new_version(db, folder):
    seed(folder)
    change(folder, "Hola.", "Buenos días.")

    seed(folder)

    answer = SavedAnswer.objects.get(name="hello")
    assert (answer.texts["es"], answer.version) == ("Buenos días.", 2)


def test_what_the_desk_rewrote_is_left_alone_and_the_check_tells_it(edited, folder):
    counts = json.loads(seed(folder, "--json"))

    edited.refresh_from_db()
    status, lines = check(folder)
    assert counts["updated"] == 0
    assert edited.texts == {"en": "Hi."}
    assert status == 1
    assert "answer hello: texts.en is 'Hi.', in the folder 'Hello.'" in lines


def test_the_check_names_answers_that_the_folder_does_not_know(db, folder):
    seed(folder)
    SavedAnswer.objects.create(name="ours", texts={"en": "Ours."})
    SavedAnswer.objects.create(
        name="mine", texts={"en": "Mine."}, owner=Staff.objects.get()
    )

    assert check(folder)[1] == ["answer ours: is not in the folder"]


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        pytest.param(
            '{{ due }}.", es',
            '{{ dew }}.", es',
            "hamlet.toml: answers.dry-well.texts.en: There is no field {{ dew }}."
            " There are: {{ name }}, {{ reference }}, {{ service }}, {{ due }},"
            " {{ team }}, {{ signer }}, {{ office_phone }}.",
            id="unknown field",
        ),
        pytest.param(
            'es = "Hola."',
            'xs = "Hola."',
            "hamlet.toml: answers.hello.texts: There is no text in es. Write it.",
            id="missing language",
        ),
        pytest.param(
            'team = "first"\nservices',
            'team = "firsts"\nservices',
            "hamlet.toml: answers.dry-well.team: teams has no 'firsts'."
            " Did you mean 'first'?",
            id="unknown team",
        ),
        pytest.param(
            'services = ["well"]',
            'services = ["wall"]',
            "hamlet.toml: answers.dry-well.services: services has no 'wall'."
            " Did you mean 'well'?",
            id="unknown service",
        ),
        pytest.param(
            'slug = "hello"',
            'slug = "dry-well"',
            "hamlet.toml: answers.dry-well: hamlet.toml has one of this name."
            " Rename one.",
            id="a name twice",
        ),
    ],
)
def test_a_fault_is_named_with_its_place_and_mend(folder, before, after, fault):
    change(folder, before, after)

    assert refusals(folder) == [fault]


def test_the_example_has_ten_answers_that_are_easy_to_read():
    answers = [one.entry for one in read_folder(EXAMPLE).answers]

    grades = [reading_grade(each.texts["en"]) or 0 for each in answers]
    assert len(answers) >= 10
    assert max(grades) <= PLAIN
    assert all(each.texts.keys() == {"en", "es", "ar"} for each in answers)
