"""The page of our promises: what we promise, and how well we kept it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from answerable.cases.models import Case
from answerable.casework.tests.makers import make_case
from answerable.clock.models import Deadline, Kind, ServiceStandard
from answerable.clock.tests.makers import make_standard
from answerable.front.portal.tests.pages import read, text_of
from answerable.lib.worktime import StartRule, Unit

NOW = datetime(2026, 3, 18, 10, tzinfo=UTC)
FEBRUARY = datetime(2026, 2, 16, 10, tzinfo=UTC)
MOST_QUERIES = 12


@pytest.fixture(autouse=True)
def _march(town):
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


def answered(state, at=FEBRUARY):
    case = make_case(visitor=f"house {Case.objects.count()}")
    case.deadlines.filter(kind=Kind.ANSWER).update(state=state, ended_at=at)
    return case


def promised(client):
    return text_of(client.get(reverse("portal:promises")))


def test_it_says_how_soon_people_hear_from_us(client):
    page = promised(client)

    assert "Complaint We confirm that we have it within 5 working days." in page
    assert "Everything else We confirm that we have it within 1 working day." in page
    assert "We answer within 5 working days. We aim to do so for 95 of 100." in page


def test_a_promise_of_a_service_stands_under_its_name(client, town):
    ServiceStandard.objects.create(
        service=town.lamp,
        kind=Kind.ANSWER,
        amount=8,
        unit=Unit.HOUR.value,
        start_rule=StartRule.SAME_DAY.value,
    )

    page = promised(client)

    assert f"{town.lamp} We answer within 8 hours of our working time." in page


def test_C07_a_published_standard_shows_its_last_result_and_its_month(client):
    for state in ("met", "met", "missed"):
        answered(state)
    answered("met", at=FEBRUARY - timedelta(days=20))
    answered("met", at=NOW)

    assert "February 2026: 2 of 3 answers in time, 66 of 100." in promised(client)


def test_a_month_in_which_nothing_ended_says_so(client):
    assert "February 2026: no answer was given." in promised(client)


def test_what_is_late_and_has_not_ended_is_said_as_well(client):
    case = make_case()
    case.deadlines.update(due_at=NOW - timedelta(hours=1))

    page = promised(client)

    assert "1 answer is late now." in page


def test_the_figures_are_asked_for_once_in_five_minutes(
    client, django_assert_num_queries
):
    promised(client)
    Deadline.objects.all().delete()
    answered("missed")

    assert "0 of 1" not in promised(client)


def test_more_cases_cost_no_more_questions(client, django_assert_max_num_queries):
    for _each in range(8):
        answered("met")

    with django_assert_max_num_queries(MOST_QUERIES):
        page = read(client.get(reverse("portal:promises")))

    assert page.h1.text == "Our promises"


def test_our_own_words_stand_there_in_the_language_of_the_reader(client):
    ServiceStandard.objects.filter(kind=Kind.ANSWER, case_type="").update(
        wording={"en": "A person reads every letter.", "es": "Una persona lee."}
    )

    in_english = promised(client)
    in_spanish = text_of(client.get(f"/es{reverse('portal:promises')}"))

    assert "A person reads every letter. We confirm" in in_english
    assert "Una persona lee." in in_spanish


def test_what_is_promised_from_a_later_day_on_is_said_beside_what_holds(client):
    make_standard(Kind.ANSWER, 3, version=2, valid_from=date(2026, 4, 1))

    page = promised(client)

    assert "We answer within 5 working days. We aim" in page
    assert "From Wednesday 1 April 2026: We answer within 3 working days." in page


def test_what_nobody_is_promised_yet_is_said_too(client, town):
    make_standard(Kind.ANSWER, 3, case_type="application", valid_from=date(2026, 4, 1))

    page = promised(client)

    assert "Application From Wednesday 1 April 2026: We answer within 3" in page


def test_how_long_our_time_may_stand_still_is_said(client):
    ServiceStandard.objects.filter(kind=Kind.ANSWER).update(longest_pause=3)

    said = (
        "While we wait for you our time stands still: up to 3 working days at a time."
    )
    assert said in promised(client)


def test_what_is_promised_once_something_happens_has_a_result_of_its_own(client):
    correct = make_standard(Kind.CORRECT, 5)
    make_standard(Kind.HAND_OVER, 1)
    case = answered("met")
    for state in ("met", "missed"):
        deadline = case.deadlines.get(kind=Kind.ANSWER)
        deadline.pk, deadline.kind, deadline.standard = None, Kind.CORRECT, correct
        deadline.state, deadline.ended_at = state, FEBRUARY
        deadline.save()

    page = promised(client)

    assert (
        "Where an answer of ours was wrong, we put it right within 5 working days."
        " We aim to do so for 95 of 100. February 2026: 1 of 2 times in time, 50 of 100."
        in page
    )
    assert (
        "it takes it up within 1 working day. We aim to do so for 95 of 100."
        " February 2026: there was no occasion." in page
    )
    assert "February 2026: 1 of 1 answers in time, 100 of 100." in page


def test_every_kind_of_promise_has_its_last_result(client):
    case = answered("met")
    case.deadlines.filter(kind=Kind.ACKNOWLEDGE).update(
        state="missed", ended_at=FEBRUARY
    )

    page = promised(client)

    assert (
        "We confirm that we have it within 1 working day. We aim to do so for 95 of 100."
        " February 2026: 0 of 1 times in time, 0 of 100." in page
    )


def test_what_is_late_of_it_is_said_as_well(client):
    correct = make_standard(Kind.CORRECT, 5)
    deadline = make_case().deadlines.get(kind=Kind.ANSWER)
    deadline.pk, deadline.kind, deadline.standard = None, Kind.CORRECT, correct
    deadline.due_at = NOW - timedelta(hours=1)
    deadline.save()

    assert "It is late in 1 case now." in promised(client)


def test_a_department_answers_in_public_and_nobody_by_name(client, town, ben):
    answers = ServiceStandard.objects.filter(kind=Kind.ANSWER)
    answers.filter(case_type="").update(department=town.hall)
    answers.filter(case_type="complaint").update(owner=ben)

    page = promised(client)

    assert "Hall answers for it." in page.replace("\u2068", "").replace("\u2069", "")
    assert str(ben) not in page
