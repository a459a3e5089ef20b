"""How many questions a form asks, and about how many minutes that takes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from answerable.forms.burden import burden_of, seconds_around, seconds_for
from answerable.forms.models import Form, FormTime
from answerable.forms.paces import PER_KIND
from answerable.forms.questions import KINDS
from answerable.forms.tests.makers import make_question
from answerable.forms.times import burden_now, burdens, count_time
from answerable.lib.memory import forget

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def after(first, *answers, kind="text", **changes):
    """Return a question that is asked only after these answers to another."""
    only_if = {"question": first, "answers": list(answers)}
    return make_question(kind, only_if=only_if, **changes)


def test_every_kind_of_question_has_its_seconds_and_the_reason():
    assert PER_KIND.keys() == KINDS.keys()
    assert all(pace.seconds > 0 and pace.reason for pace in PER_KIND.values())


@pytest.mark.parametrize(
    ("questions", "most"),
    [
        pytest.param([], 0, id="nothing"),
        pytest.param(
            [make_question("text"), make_question("date", key="day")], 2, id="two"
        ),
        pytest.param(
            [
                make_question("choice"),
                after("it", "cat", key="meows"),
                after("it", "dog", key="barks"),
                after("it", "dog", key="bites"),
            ],
            3,
            id="a choice has one answer",
        ),
        pytest.param(
            [
                make_question("several"),
                after("it", "cat", key="meows"),
                after("it", "dog", key="barks"),
            ],
            3,
            id="of several, all may be given",
        ),
        pytest.param(
            [
                make_question("choice"),
                after("it", "dog", key="barks", kind="yes_no"),
                after("barks", "yes", key="when", kind="date"),
            ],
            3,
            id="one brings up another",
        ),
    ],
)
def test_the_number_is_the_most_that_one_person_can_be_asked(town, questions, most):
    assert burden_of(town.tree, questions).questions == most


def test_reading_takes_as_long_as_in_the_language_with_the_most_words():
    short = make_question("text", label={"en": "Name?"})
    long = make_question("text", label={"en": "Name?", "es": "palabra " * 180})

    assert seconds_for(long) - PER_KIND["text"].seconds == 60
    assert seconds_for(short) < seconds_for(long)


def test_a_place_takes_longer(town):
    assert seconds_around(town.lamp) > seconds_around(town.tree)


def test_finished_requests_are_counted_by_the_minute_and_nothing_else(town):
    form = Form.objects.create(service=town.tree, version=1, questions=[])
    for seconds in (30, 60, 61, 100_000):
        count_time(form.pk, begun=NINE, sent=NINE + timedelta(seconds=seconds))

    kept = FormTime.objects.order_by("minutes").values_list("minutes", "number")
    assert list(kept) == [(1, 2), (2, 1), (120, 1)]
    assert {field.name for field in FormTime._meta.fields} == {
        *("id", "form", "minutes", "number")
    }


def test_from_thirty_finished_requests_on_the_median_takes_the_place_of_the_estimate(
    town,
):
    form = Form.objects.create(service=town.tree, version=1, questions=[])
    FormTime.objects.create(form=form, minutes=3, number=15)
    FormTime.objects.create(form=form, minutes=20, number=14)
    assert not burdens()[town.tree.pk].is_measured

    count_time(form.pk, begun=NINE, sent=NINE + timedelta(minutes=20))
    forget()

    now = burdens()[town.tree.pk]
    assert (now.minutes, now.is_measured) == (3 + 2, True)  # with the first page
    assert burden_now(town.tree, form) == now


def test_all_services_are_weighed_with_three_questions_to_the_database(
    town, django_assert_num_queries
):
    for service in (town.lamp, town.tree, town.permit):
        Form.objects.create(service=service, version=1, questions=[])

    with django_assert_num_queries(3):
        assert len(burdens()) == 3
