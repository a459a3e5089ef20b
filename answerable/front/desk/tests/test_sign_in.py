"""Coming to the desk and leaving it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from answerable.front.desk.tests.pages import read, text_of

PASSWORD = "correct horse battery"
SIGN_IN = "/sign-in/"


@pytest.fixture
def ben(ben):
    ben.set_password(PASSWORD)
    ben.save()
    return ben


def sign_in(client, password=PASSWORD, **fields):
    return client.post(SIGN_IN, {"username": "ben", "password": password} | fields)


def test_the_right_password_leads_to_the_queue(client, ben):
    answer = sign_in(client)

    assert answer.status_code == 302
    assert answer.url == reverse("desk:queue")


def test_it_goes_on_to_the_page_that_was_wanted(client, ben):
    wanted = "/desk/search/?q=lamp"

    stopped = client.get(wanted)
    page = read(client.get(stopped.url))
    answer = sign_in(client, next=page.find("input", attrs={"name": "next"})["value"])

    assert answer.url == wanted


@pytest.mark.parametrize(
    "foreign",
    [
        pytest.param("https://elsewhere.example/", id="another site"),
        pytest.param("//elsewhere.example/", id="without a scheme"),
        pytest.param("/\\elsewhere.example/", id="a backslash"),
        pytest.param("javascript:alert(1)", id="a script"),
        pytest.param("desk", id="no path"),
        pytest.param("", id="nothing"),
    ],
)
def test_it_never_goes_on_to_another_site(client, ben, foreign):
    answer = sign_in(client, next=foreign)

    assert answer.url == reverse("desk:queue")


def test_a_wrong_password_is_said_in_plain_words_and_the_name_is_kept(client, ben):
    answer = sign_in(client, password="wrong")

    page = read(answer)
    assert answer.status_code == 422
    assert "do not fit together" in page.find(role="alert").text
    assert page.title.text.startswith("Error:")
    assert page.find("input", attrs={"name": "username"})["value"] == "ben"
    assert "value" not in page.find("input", attrs={"name": "password"}).attrs


def test_an_empty_field_is_named(client, ben):
    words = text_of(client.post(SIGN_IN, {"username": "", "password": ""}))

    assert "Type your user name" in words
    assert "Type your password" in words


def test_who_left_the_house_cannot_sign_in(client, ben):
    ben.is_active = False
    ben.save()

    assert sign_in(client).status_code == 422


def test_who_leaves_the_house_is_out_at_once(seat, ben):
    browser = seat(ben)
    ben.is_active = False
    ben.save()

    answer = browser.get("/desk/")

    assert answer.url.startswith(SIGN_IN)


def test_five_wrong_passwords_close_the_door_with_plain_words(client, ben):
    for _ in range(4):
        sign_in(client, password="wrong")

    fifth = sign_in(client, password="wrong")

    assert fifth.status_code == 429
    assert "Wait 15 minutes" in text_of(fifth)
    assert sign_in(client).status_code == 429


def test_a_closed_door_is_closed_for_that_name_only(client, ben, dee):
    dee.set_password(PASSWORD)
    dee.save()
    for _ in range(5):
        sign_in(client, password="wrong")

    assert sign_in(client, username="dee").status_code == 302


def test_who_is_in_already_goes_straight_on(seat, ben):
    assert seat(ben).get(SIGN_IN).url == reverse("desk:queue")


def test_signing_out_takes_a_post(seat, ben):
    browser = seat(ben)

    assert browser.get("/sign-out/").status_code == 405
    assert browser.get("/desk/").status_code == 200


def test_after_signing_out_the_desk_is_closed(seat, ben):
    browser = seat(ben)

    browser.post("/sign-out/")

    assert browser.get("/desk/").url.startswith(SIGN_IN)


def test_the_desk_speaks_the_language_of_its_staff(seat, ben):
    ben.language = "ar"
    ben.save()

    page = read(seat(ben).get("/desk/"))

    assert page.html["lang"] == "ar"
    assert page.html["dir"] == "rtl"


def test_an_error_page_speaks_the_language_of_its_staff(seat, ben):
    ben.language = "ar"
    ben.save()

    page = read(seat(ben).get("/desk/cases/2222-2222/"))

    assert page.html["lang"] == "ar"
