"""What we answered and was wrong is put right within a promised time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from answerable.cases.access import case_followed
from answerable.cases.models import Case
from answerable.cases.models.case import Outcome
from answerable.cases.proofs import LinkProof, link_key
from answerable.cases.tests.makers import history
from answerable.casework import follow, joining, resolve, work
from answerable.casework.reopen import ANSWER_WRONG
from answerable.casework.tests.makers import make_case
from answerable.clock.models import Deadline, Kind, ServiceStandard
from answerable.clock.tests.makers import make_standard
from answerable.lib.memory import forget

pytestmark = pytest.mark.django_db
State = Deadline.State
# A Monday; two working days on is Wednesday, and the new answer is due a week later.
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
WEDNESDAY = datetime(2026, 3, 4, 17, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture(name="case")
def _case(town, ben):
    """A case that Ben answered, where what is wrong is put right in two days."""
    make_standard(Kind.CORRECT, 2)
    case = make_case()
    resolve.resolve(case, outcome=Outcome.DONE, reason="Mended.", by=ben, seen=None)
    return now(case)


def now(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def putting_right(case: Case) -> list[tuple[str, datetime]]:
    found = case.deadlines.filter(kind=Kind.CORRECT).order_by("pk")
    return list(found.values_list("state", "due_at"))


def flagged(case: Case, by) -> Case:
    return resolve.take_back_up(case, by=by, seen=case.version, is_wrong=True)


def followed(case: Case):
    proof = LinkProof(link_key(case.reference, "amina@mail.example"))
    return case_followed(proof, case.reference)


def test_what_one_of_us_says_is_wrong_is_to_be_put_right(case, ben):
    flagged(case, ben)

    assert putting_right(case) == [(State.RUNNING, WEDNESDAY)]
    assert (now(case).next_due, now(case).next_kind) == (WEDNESDAY, Kind.CORRECT)
    assert history(case).filter(what="moved", reason=ANSWER_WRONG).exists()


def test_so_is_what_the_person_says_is_wrong(case):
    follow.reopen(followed(case), is_wrong=True)

    assert putting_right(case) == [(State.RUNNING, WEDNESDAY)]


@pytest.mark.parametrize("whoever", ["the person", "one of us"])
def test_what_is_only_not_solved_is_answered_and_not_put_right(case, ben, whoever):
    if whoever == "the person":
        follow.reopen(followed(case))
    else:
        resolve.take_back_up(case, by=ben, seen=case.version)

    assert putting_right(case) == []


def test_the_next_answer_puts_it_right(case, ben):
    flagged(case, ben)
    work.reply(now(case), words="We look.", by=ben, seen=None, is_answer=False)
    before = putting_right(case)

    work.reply(now(case), words="It was 12.", by=ben, seen=None, is_answer=True)

    assert before == [(State.RUNNING, WEDNESDAY)]
    assert putting_right(case) == [(State.MET, WEDNESDAY)]


def test_so_does_the_end_of_the_case(case, ben, monday):
    flagged(case, ben)
    monday.move_to(datetime(2026, 3, 5, 9, tzinfo=UTC))

    resolve.resolve(now(case), outcome=Outcome.DONE, reason="12.", by=ben, seen=None)

    assert putting_right(case) == [(State.MISSED, WEDNESDAY)]


def test_flagged_a_second_time_it_is_a_second_promise(case, ben):
    for _each in range(2):
        flagged(now(case), ben)
        resolve.resolve(
            now(case), outcome=Outcome.DONE, reason="12.", by=ben, seen=None
        )

    assert putting_right(case) == [(State.MET, WEDNESDAY)] * 2


def test_the_person_of_a_joined_case_is_still_owed_it(case, ben, town):
    flagged(case, ben)
    other = make_case(email="omar@mail.example", words="The lamp in Mill Lane.")
    joining.join(now(case), to=other, by=ben, seen=now(case).version)
    assert putting_right(other) == [(State.RUNNING, WEDNESDAY)]

    work.reply(now(case), words="It was 12.", by=ben, seen=None, is_answer=True)

    assert putting_right(other) == [(State.MET, WEDNESDAY)]


def test_where_nobody_promised_it_the_reason_is_kept_and_nothing_runs(case, ben, town):
    ServiceStandard.objects.filter(kind=Kind.CORRECT).delete()
    forget()

    flagged(case, ben)

    assert putting_right(case) == []
    assert history(case).filter(reason=ANSWER_WRONG).exists()
