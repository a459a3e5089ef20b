"""How urgent a case is: what makes it so, and what never does."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from answerable.cases.access import visible_to
from answerable.cases.models import Case, Interaction
from answerable.cases.priority import Circumstance, Level, read_grounds
from answerable.cases.queries import View, queue
from answerable.cases.tests.makers import history
from answerable.casework import priorities, tasks, work
from answerable.casework.priorities import Judgement, raise_before_legal_dates
from answerable.casework.tests.makers import case_of, make_case, send_mail
from answerable.casework.verify import breaks
from answerable.forms.models import Form
from answerable.forms.tests.makers import make_question
from answerable.lib.errors import Stale

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
QUIET = "The street light outside 4 Mill Lane is out."
LOUD = (
    "THIS IS OUTRAGEOUS!!! The street light is out. I am a judge and a friend of the"
    " mayor. The newspaper and the television will hear of this today. URGENT!!! P1!!!"
)


@pytest.fixture(name="calendar", autouse=True)
def _calendar():
    with time_machine.travel(MONDAY, tick=False) as calendar:
        yield calendar


@pytest.fixture
def form(town):
    """Ask of a permit two things that count."""
    questions = [
        make_question("yes_no", key="letter"),
        make_question("date", key="hearing", required=False),
    ]
    town.permit.impact, town.permit.urgency = 1, 2
    town.permit.indications = [
        {"question": "letter", "answer": "yes", "circumstance": "loss"},
        {"question": "hearing", "is_legal_date": True},
    ]
    town.permit.save()
    return Form.objects.create(service=town.permit, version=1, questions=questions)


def asked(form, **answers):
    return make_case(service="permit", form=form.pk, answers=answers)


def judge(case, by, **changes):
    judgement = Judgement(**{"impact": Level.HIGH, "urgency": Level.MEDIUM} | changes)
    return priorities.change_priority(
        case, judgement=judgement, why="A school.", by=by, seen=case.version
    )


def rated(case):
    return list(history(case).filter(what="rated"))


@pytest.mark.parametrize(
    ("answers", "priority"),
    [
        pytest.param({"letter": "no"}, 4, id="as the service says"),
        pytest.param({"letter": "yes"}, 2, id="a home may be lost"),
        pytest.param({"letter": "no", "hearing": "2026-03-04"}, 2, id="in two days"),
        pytest.param({"letter": "no", "hearing": "2026-03-05"}, 4, id="in three days"),
    ],
)
def test_a_new_case_is_rated_by_its_service_and_its_answers(form, answers, priority):
    case = asked(form, **answers)

    assert case.priority == priority


def test_the_inputs_and_the_version_of_the_matrix_are_kept(form):
    case = asked(form, letter="yes")

    assert case.grounds == {
        "impact": 1,
        "urgency": 2,
        "circumstances": ["loss"],
        "is_law_near": False,
        "is_by_hand": False,
        "matrix": 1,
    }
    (line,) = rated(case)
    assert (line.actor, line.reason) == ("system", "service")
    assert line.after == case.grounds | {"priority": 2, "legal_date": None}


def test_a_case_of_no_special_service_needs_no_line(case):
    assert case.priority == 3
    assert case.grounds["matrix"] == 1
    assert not rated(case)


def test_E29_a_loud_complainers_case_does_not_overtake_equal_ones(town, ben, calendar):
    quiet = case_of(send_mail(QUIET, sender="amina@mail.example"))
    calendar.shift(timedelta(minutes=5))
    loud = case_of(send_mail(LOUD, sender="judge@court.example", subject="NOW!!!"))
    for again in range(3):
        calendar.shift(timedelta(minutes=5))
        send_mail(f"{LOUD} {again}", sender="judge@court.example")
    Case.objects.update(team=town.roads, next_due=MONDAY)

    waiting = list(queue(visible_to(ben), View.TEAM, ben))

    assert [case.priority for case in waiting] == [3, 3, 3, 3, 3]
    assert waiting[:2] == [quiet, loud]
    assert work.take_next(ben) == quiet


def test_E29_a_complaint_is_rated_as_any_other_matter(town):
    plain = make_case()
    complaint = make_case(case_type="complaint", words=LOUD)

    assert (plain.priority, plain.grounds) == (complaint.priority, complaint.grounds)


def test_staff_judge_by_what_counts_and_say_why(case, ben):
    judged = judge(case, ben, circumstances=frozenset({Circumstance.VULNERABLE}))

    note = judged.interactions.get(kind=Interaction.Kind.NOTE)
    (line,) = rated(judged)
    assert (judged.priority, note.text) == (1, "A school.")
    assert (line.actor, line.after["note"]) == (f"staff:{ben.pk}", note.pk)
    assert "school" not in str(line.after)
    assert not list(breaks())


def test_what_somebody_has_seen_before_judging_counts(case, ben):
    judge(case, ben)

    with pytest.raises(Stale):
        judge(case, ben)


def test_another_service_rates_anew(case, town, ben):
    town.permit.impact = 3
    town.permit.save()

    changed = work.change_service(case, service=town.permit, by=ben, seen=case.version)

    assert changed.priority == 2
    assert rated(changed)[0].actor == f"staff:{ben.pk}"


def test_another_service_never_overrules_a_person(case, town, ben):
    judged = judge(case, ben, impact=Level.LOW, urgency=Level.LOW)

    changed = work.change_service(
        judged, service=town.permit, by=ben, seen=judged.version
    )

    assert changed.priority == 5


def test_answers_to_another_form_count_for_nothing(form, town, ben):
    town.lamp.indications = town.permit.indications
    town.lamp.save()
    case = asked(form, letter="yes")

    changed = work.change_service(case, service=town.lamp, by=ben, seen=case.version)

    assert changed.priority == 3


def test_a_case_is_raised_as_the_day_of_the_law_comes_near(form, calendar):
    case = asked(form, letter="no", hearing="2026-03-10")
    assert raise_before_legal_dates() == 0

    calendar.move_to(MONDAY + timedelta(days=4))  # Friday: Monday and Tuesday are left
    tasks.tidy(timestamp=0)

    case.refresh_from_db()
    assert case.priority == 2
    assert read_grounds(case.grounds).is_law_near
    assert rated(case)[-1].reason == "law_is_near"


def test_a_case_that_no_team_has_counts_by_the_calendar_of_the_agency(case, ben):
    Case.objects.filter(pk=case.pk).update(team=None, legal_date=date(2026, 3, 3))

    assert raise_before_legal_dates() == 1
