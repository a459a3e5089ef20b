"""The guided request as a whole: nothing lost on the way."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from answerable.cases.models import Case, Interaction
from answerable.channels.models import Envelope
from answerable.front.portal.tests.pages import (
    WISH,
    WORDS,
    mistakes,
    photo,
    read,
    text_of,
)


def test_changing_an_answer_leads_back_to_the_check(walk):
    walk.until_check()

    looked = read(walk.look("what"))
    answer = walk.post("what", words="It is two lamps.", wish=WISH)

    assert looked.find("a", class_="back")["href"] == walk.address("check")
    assert answer.url == walk.address("check")


def test_the_check_shows_every_answer_with_a_way_to_change_it(walk, lamp_form):
    walk.begin()
    walk.post("service", service="street-light")
    walk.post("details", lamp="wall")
    walk.post("place", place="Mill Lane 4", area="market")
    walk.post("photo", photos=[photo()])
    walk.post(
        "you", name="Amina", email="a@mail.example", phone="0800 1234", language="en"
    )

    page = read(walk.look("check"))

    said = {
        row.dt.get_text(): row.dd.get_text() for row in page.select(".summary > div")
    }
    assert said == {
        "What is the problem?": WORDS,
        "What do you hope we do?": WISH,
        "What is it about?": "Street light",
        "Which lamp?": "On a wall",
        "Where is it?": "Mill Lane 4\nMarket",
        "Photos or papers": "lamp.txt",
        "You": "Amina\na@mail.example\n0800 1234",
        "We write to you in": "English",
    }
    assert len(page.select(".change a")) == len(said)


def test_nobody_gets_past_a_page_that_is_not_done(walk):
    walk.begin()

    jumped = walk.look("check")
    pressed = walk.post("check")

    assert jumped.url == pressed.url == walk.address("service")
    assert not Envelope.objects.exists()


def test_a_page_that_the_request_does_not_have_leads_on(walk):
    walk.begin()

    assert walk.look("details").url == walk.address("service")


@pytest.mark.parametrize(
    ("step", "given"),
    [
        pytest.param("what", {"words": "Half a sent", "wish": ""}, id="words"),
        pytest.param("service", {}, id="no choice"),
    ],
)
def test_unfinished_pages_can_be_saved(walk, step, given):
    walk.begin()

    answer = walk.post(step, later="1", **given)

    assert answer.url == reverse("portal:saved", args=["report", walk.token])
    page = read(walk.client.get(answer.url))
    assert page.find("a", href=f"http://testserver/resume/{walk.token}/")


def test_every_page_can_be_left_for_later(walk, lamp_form):
    walk.begin()
    walk.post("service", service="street-light")
    walk.post("details", later="1")
    walk.post("details", lamp="pole")
    walk.post("place", place="Mill", later="1")
    walk.post("place", place="Mill Lane")
    walk.post("photo")
    walk.post("you", name="Ami", language="en", later="1")

    assert walk.open_steps == walk.address("you")
    assert walk.draft.answers["name"] == "Ami"


def test_what_is_wrong_is_said_even_when_it_is_left_for_later(walk):
    answer = walk.begin(words="x" * 5000, later="1")

    assert "Use at most 4000 characters" in mistakes(answer)[0]


def test_a_link_leads_back_to_the_first_open_page(walk):
    walk.begin()

    answer = walk.client.get(reverse("portal:resume", args=[walk.token]))

    assert answer.url == walk.address("service")


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/resume/{token}/", id="link"),
        pytest.param("/report/{token}/you/", id="page"),
        pytest.param("/report/{token}/saved/", id="saved"),
    ],
)
def test_an_old_draft_is_gone_kindly(walk, address):
    walk.begin()
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        answer = walk.client.get(address.format(token=walk.token))

    assert answer.status_code == 404
    assert "This draft is not here any more" in text_of(answer)
    assert read(answer).main.find("a", class_="btn")


def test_a_draft_stays_at_its_door(walk):
    walk.begin()

    answer = walk.client.get(f"/complain/{walk.token}/what/")

    assert answer.status_code == 404


def test_a_page_with_somebodys_words_is_kept_by_no_cache(walk):
    walk.begin()

    assert "no-store" in walk.look("what")["Cache-Control"]


NAUGHTY = (
    pytest.param(
        "\0\x01\u202e<img src=x onerror=alert(1)>'\"--{{7*7}}{% now %}", id="markup"
    ),
    pytest.param("Ω≈ç√∫ 田中さん 🏳️‍🌈 مرحبا", id="scripts"),
)


@pytest.mark.parametrize("text", NAUGHTY)
def test_nothing_typed_in_any_field_breaks_the_way(walk, lamp_form, text):
    walk.begin(words=text, wish=text)
    walk.post("service", service="+", other="street-light")
    walk.post("details", lamp="pole")
    walk.post("place", place=text)
    walk.post("photo", photos=[photo(text)])
    walk.post("you", name=text, language="en")

    page = walk.look("check").content.decode()
    walk.send()

    assert "<img" not in page
    said = Interaction.objects.get(case=Case.objects.get())
    assert said.text == kept(text)


def kept(text):
    """Return a text as the database can hold it."""
    return text.replace("\0", "").strip()
