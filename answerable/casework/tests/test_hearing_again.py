"""While a case is open its person hears from us again and again, and of its end once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from answerable.cases.models import Case
from answerable.cases.models.case import Outcome
from answerable.casework import joining, resolve, work
from answerable.casework.tests.makers import make_case, send_form
from answerable.clock.models import Deadline, Kind
from answerable.clock.tests.makers import make_standard
from answerable.lib.memory import forget

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DONE = Outcome.DONE


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture(name="case")
def _case(town):
    make_standard(Kind.UPDATE, 5)
    make_standard(Kind.RESOLVE, 20)
    forget()
    return make_case()


def of_kind(case: Case, kind: Kind) -> list[tuple[str, str, str]]:
    """Return the deadlines of a kind: state, day of the start and of the end."""
    found = case.deadlines.filter(kind=kind).order_by("pk")
    return [
        (each.state, f"{each.started_at:%d}", f"{each.due_at:%d}") for each in found
    ]


def now(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def update(case: Case, by) -> None:
    work.reply(case, words="We look.", by=by, seen=None, is_answer=False)


def test_the_next_word_is_due_from_the_day_it_came(case):
    assert of_kind(case, Kind.UPDATE) == [("running", "02", "09")]


def test_a_message_ends_the_wait_and_begins_the_next(case, ben, clock):
    clock.shift(timedelta(days=3))

    update(case, ben)

    assert of_kind(case, Kind.UPDATE) == [("met", "02", "09"), ("running", "05", "12")]


def test_a_message_that_comes_too_late_says_so_and_the_next_wait_begins(
    case, ben, clock
):
    clock.shift(timedelta(days=8))

    update(case, ben)

    assert [each[0] for each in of_kind(case, Kind.UPDATE)] == ["missed", "running"]


def test_it_runs_while_we_wait_for_the_person(case, ben):
    work.ask_and_wait(case, words="Which lamp?", by=ben, seen=now(case).version)

    assert [each[0] for each in of_kind(case, Kind.UPDATE)] == ["met", "running"]
    assert [each[0] for each in of_kind(case, Kind.ANSWER)] == ["paused"]
    assert [each[0] for each in of_kind(case, Kind.RESOLVE)] == ["paused"]


def test_a_note_among_ourselves_is_no_word_to_the_person(case, ben):
    work.note(case, words="He calls often.", by=ben)

    assert of_kind(case, Kind.UPDATE) == [("running", "02", "09")]


def test_nobody_is_due_a_word_after_the_end(case, ben):
    resolve.resolve(case, outcome=DONE, reason="It shines.", by=ben, seen=None)

    assert [each[0] for each in of_kind(case, Kind.UPDATE)] == ["met", "stopped"]
    assert of_kind(case, Kind.RESOLVE) == [("met", "02", "30")]


def test_an_answer_alone_settles_nothing(case, ben):
    work.reply(case, words="On Friday.", by=ben, seen=None, is_answer=True)

    assert [each[0] for each in of_kind(case, Kind.ANSWER)] == ["met"]
    assert [each[0] for each in of_kind(case, Kind.RESOLVE)] == ["running"]


def test_a_case_that_is_taken_up_again_is_promised_all_of_it_again(case, ben):
    resolve.resolve(case, outcome=DONE, reason="It shines.", by=ben, seen=None)

    resolve.take_back_up(case, by=ben, seen=now(case).version)

    running = Deadline.objects.filter(case=case, state="running")
    assert sorted(running.values_list("kind", flat=True)) == [
        "answer",
        "resolve",
        "update",
    ]


def test_who_was_joined_hears_again_too(case, ben, clock):
    other = make_case(email="omar@mail.example", visitor="omar", token="omar")
    joining.join(other, to=case, by=ben, seen=now(other).version)
    clock.shift(timedelta(days=1))

    work.reply(now(other), words="We look.", by=ben, seen=None, is_answer=False)

    theirs = case.deadlines.filter(kind=Kind.UPDATE).exclude(carried_from=None)
    assert list(theirs.order_by("pk").values_list("state", flat=True)) == [
        "met",
        "running",
    ]


def test_a_complaint_is_due_its_next_word_once_it_was_acknowledged(town, ben):
    make_standard(Kind.UPDATE, 5)
    forget()
    kept = send_form(case_type="complaint", email="amina@mail.example")
    case = Case.objects.get(reference=kept.envelope.case_reference)
    assert of_kind(case, Kind.UPDATE) == []

    update(case, ben)

    assert [each[0] for each in of_kind(case, Kind.UPDATE)] == ["running"]
