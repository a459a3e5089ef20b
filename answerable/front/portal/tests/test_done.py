"""The confirmation: for one browser, for ten minutes, and the same when pressed twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from answerable.cases.models import Case
from answerable.channels.models import Envelope
from answerable.forms.models import Draft
from answerable.front.portal.sending import secret_of
from answerable.front.portal.tests.pages import text_of


def test_a_second_press_finds_the_first_and_shows_the_same(walk):
    walk.until_check()
    draft = walk.draft
    first = walk.send()
    secret = walk.secret()

    again = walk.send()
    draft.save(force_insert=True)  # as if both had been read at once
    raced = walk.send()

    assert first.url == again.url == raced.url
    assert walk.secret() == secret
    assert Case.objects.count() == Envelope.objects.count() == 1


def test_a_late_second_press_shows_no_secret(walk, monday):
    walk.until_check()
    walk.send()
    monday.shift(timedelta(minutes=11))

    answer = walk.send()

    assert "You have sent this already" in text_of(answer)
    assert walk.reference in text_of(answer)
    assert secret_of(walk.token) not in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/resume/{}/", id="link"),
        pytest.param("/report/{}/you/", id="page"),
        pytest.param("/report/{}/check/", id="check"),
    ],
)
def test_what_was_sent_is_no_draft_any_more(walk, address):
    walk.until_check(name="Amina Yusuf")
    walk.send()

    answer = walk.client.get(address.format(walk.token))

    assert "You have sent this already" in text_of(answer)
    assert "Amina" not in answer.content.decode()
    assert not Draft.objects.exists()


def test_the_secret_is_shown_to_the_browser_that_sent_it_alone(walk):
    walk.until_check()
    walk.send()

    address = reverse("portal:done", args=["report", walk.reference])

    reloaded, stranger = walk.client.get(address), Client().get(address)

    assert secret_of(walk.token)[:5] in reloaded.content.decode()
    assert stranger["Location"] == f"/track/?reference={walk.reference}"


def test_the_confirmation_can_be_read_in_another_language(walk):
    walk.until_check()
    walk.send()

    answer = walk.client.get(f"/es/report/done/{walk.reference}/")

    assert answer.status_code == 200


def test_the_confirmation_ends_after_ten_minutes(walk, monday):
    walk.until_check()
    walk.send()
    monday.shift(timedelta(minutes=11))

    assert walk.done().status_code == 302


def test_the_cookies_are_for_their_pages_and_no_script(walk):
    walk.until_check()
    cookies = walk.send().cookies

    held = cookies["sent-en"]
    assert held["path"] == f"/report/done/{walk.reference}/"
    assert (held["httponly"], held["samesite"]) == (True, "Strict")
    assert cookies["sent-ar"]["path"].startswith("/ar/")
    assert "sessionid" not in walk.client.cookies
