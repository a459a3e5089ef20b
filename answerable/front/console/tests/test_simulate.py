"""``answerable simulate`` says what another promise would have meant, and changes nothing."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from answerable.casework import work
from answerable.casework.tests.makers import make_case

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _answered(town, ben):
    work.reply(make_case(), words="It shines.", by=ben, seen=None, is_answer=True)


def told(*words: str, **options: object) -> dict[str, dict[str, int]]:
    out = StringIO()
    call_command("simulate", *words, "--json", stdout=out, **options)
    found: dict[str, dict[str, int]] = json.loads(out.getvalue())
    return found


def test_it_prints_what_was_met_and_what_would_be():
    found = told("everything", "answer", amount=1)

    assert found["in_all"] == {"judged": 1, "met": 1, "would_be_met": 1}
    assert len(found) == 2


def test_lines_for_people_say_the_same():
    out = StringIO()

    call_command("simulate", "everything", "answer", amount=1, stdout=out)

    assert out.getvalue().startswith("in all: ")


@pytest.mark.parametrize("of", ["complaint", "tree"])
def test_another_promise_has_its_own_cases(of):
    assert told(of, "answer", amount=1)["in_all"]["judged"] == 0


@pytest.mark.parametrize(
    ("of", "amount", "mend"),
    [
        ("everything", 0, "from 1 to 1000"),
        ("everything", 10**9, "from 1 to 1000"),
        ("nothing", 5, "Nothing is called nothing"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_mend(of, amount, mend):
    with pytest.raises(CommandError, match=mend):
        told(of, "answer", amount=amount)
