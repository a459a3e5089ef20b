"""What is learned from cases: how good it is, where it is less lately, and its switch."""

from __future__ import annotations

import pytest

from answerable.agency.models import ConfigurationEntry
from answerable.front.desk.tests.pages import read, text_of
from answerable.routing.learned.lately import Course, Spell, as_line, from_line
from answerable.routing.models import LearnedModel, Learning

LEARNED = "/setup/learned/"
LAMPS = Course(
    "service:street-light", Spell(90, 72), Spell(40, 39), Spell(20, 11), Spell(50, 45)
)
TREES = Course("team:parks", Spell(30, 27), Spell(9, 9), Spell(3, 1), Spell(20, 20))


@pytest.fixture(name="model")
def _model(town):
    model = LearnedModel.objects.create(
        version=3,
        origin="cases",
        cases=1200,
        threshold=0.84,
        accuracy=0.86,
        top_three=0.985,
        coverage=0.62,
        precision=0.974,
        services=[as_line(LAMPS), as_line(TREES)],
    )
    Learning.objects.create(model=model)
    return model


def test_it_says_how_good_it_is_on_what_it_had_not_seen(administrator, model):
    page = text_of(administrator.get(LEARNED))

    assert "How good it is: version 3" in page
    assert "Learned from 1200 cases" in page
    assert "The first guess is right 86 of 100" in page
    assert "Of what is sent at once, right 97 of 100" in page
    assert "How sure it must be 84 of 100" in page


def test_a_service_of_which_people_write_otherwise_is_named(administrator, model):
    page = text_of(administrator.get(LEARNED))

    assert "People write otherwise than before about: Street light" in page
    rows = [
        row.get_text(" ", strip=True)
        for row in read(administrator.get(LEARNED)).select("tbody tr")
    ]
    assert rows[0] == "Street light less right lately 90 80 of 100 55 of 100 90 of 100"
    assert rows[1] == "Parks 30 90 of 100 33 of 100 100 of 100"


def test_a_line_comes_back_as_it_was_kept():
    assert from_line(as_line(LAMPS)) == LAMPS


def test_of_too_few_nothing_is_said():
    few = Course("team:parks", Spell(30, 27), Spell(0, 0), Spell(3, 0), Spell(20, 20))

    assert not few.drifts
    assert few.acted.share is None


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        pytest.param("", "Nothing is learned yet", id="before the first night"),
        pytest.param("names", "we propose by the names of services", id="names"),
    ],
)
def test_it_says_where_there_is_too_little_to_learn_from(
    administrator, town, origin, said
):
    if origin:
        model = LearnedModel.objects.create(version=1, origin=origin)
        Learning.objects.create(model=model)

    page = administrator.get(LEARNED)

    assert said in text_of(page)
    assert not read(page).select("table")


def test_a_model_that_is_never_sure_says_so(administrator, model):
    LearnedModel.objects.update(threshold=None)

    assert "It is never sure enough yet" in text_of(administrator.get(LEARNED))


def test_it_is_switched_off_and_stands_in_the_log(administrator, model):
    seen = read(administrator.get(LEARNED)).select_one("[name=seen]")["value"]

    response = administrator.post(LEARNED, {"use": "off", "seen": seen})

    assert response.status_code == 302
    assert Learning.objects.get().use == Learning.Use.OFF
    entry = ConfigurationEntry.objects.get()
    assert (entry.subject, entry.by.username) == ("learning", "alex") or entry.by
    log = text_of(administrator.get(f"/setup/log/{entry.pk}/"))
    assert "Nothing: it is switched off" in log


def test_it_can_be_switched_before_anything_is_learned(administrator, town):
    response = administrator.post(LEARNED, {"use": "propose", "seen": "0"})

    assert response.status_code == 302
    assert Learning.objects.get().use == Learning.Use.PROPOSE


def test_a_choice_that_is_none_is_refused_in_words(administrator, model):
    response = administrator.post(LEARNED, {"use": "maybe", "seen": "0"})

    assert response.status_code == 422
    assert "Choose what it may do" in text_of(response)


def test_whoever_saves_an_older_page_is_told(administrator, model):
    seen = read(administrator.get(LEARNED)).select_one("[name=seen]")["value"]
    administrator.post(LEARNED, {"use": "off", "seen": seen})

    response = administrator.post(LEARNED, {"use": "act", "seen": seen})

    assert response.status_code == 409
    assert Learning.objects.get().use == Learning.Use.OFF


def test_a_stranger_is_sent_to_sign_in(client, model):
    assert client.get(LEARNED).status_code == 302


def test_a_clerk_finds_nothing(seat, ben, model):
    assert seat(ben).get(LEARNED).status_code == 404
    assert seat(ben).post(LEARNED, {"use": "off"}).status_code == 404


def test_an_auditor_reads_it_and_changes_nothing(seat, ada, model):
    page = read(seat(ada).get(LEARNED))

    assert page.select_one("fieldset[disabled]")
    assert seat(ada).post(LEARNED, {"use": "off", "seen": "0"}).status_code == 403
    assert Learning.objects.get().use == Learning.Use.ACT


def test_it_asks_little(administrator, model, django_assert_max_num_queries):
    administrator.get(LEARNED)

    with django_assert_max_num_queries(14):
        administrator.get(LEARNED)
