"""Before anybody begins they read how many questions there are, and how long it takes."""

from __future__ import annotations

import pytest
from django.urls import reverse

from answerable.forms.models import FormTime
from answerable.front.portal.tests.pages import text_of
from answerable.lib.memory import forget


def test_B12_the_form_page_shows_minutes_and_number_of_questions(walk, lamp_form):
    walk.begin()
    walk.post("service", service="street-light")

    page = text_of(walk.look("details"))

    assert "About 1 minute, 1 question" in page


def test_whoever_comes_by_a_service_reads_it_before_the_first_word(client, lamp_form):
    page = text_of(client.get("/report/?service=street-light"))

    assert "Street light : About 4 minutes, 1 question." in page
    assert "We estimate this from the questions." in page


def test_each_service_of_the_list_says_it(client, lamp_form):
    page = text_of(client.get(reverse("portal:services")))

    assert "About 4 minutes, 1 question" in page
    assert "no questions beside your own words" in page


def test_a_complaint_is_asked_no_questions_of_a_service_and_told_none(
    client, lamp_form
):
    page = text_of(client.get("/complain/?service=street-light"))

    assert "minutes" not in page


def test_what_thirty_people_needed_takes_the_place_of_the_estimate(client, lamp_form):
    FormTime.objects.create(form=lamp_form, minutes=7, number=30)
    forget()

    page = text_of(client.get("/report/?service=street-light"))

    assert "About 9 minutes, 1 question. Half of those who sent it" in page


@pytest.mark.parametrize("times", [1, 2], ids=["once", "pressed twice"])
def test_a_request_that_is_sent_counts_its_minutes_once(walk, lamp_form, times):
    walk.begin()
    walk.post("service", service="street-light")
    walk.post("details", lamp="pole")
    walk.post("place", place="Mill Lane", area="")
    walk.post("photo")
    walk.post("you", language="en")
    check = reverse("portal:check", args=["report", walk.token])

    for _ in range(times):
        walk.client.post(check)

    kept = FormTime.objects.get()
    assert (kept.form, kept.minutes, kept.number) == (lamp_form, 1, 1)
