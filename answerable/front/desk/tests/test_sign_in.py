"""Coming to the desk and leaving it."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from answerable.front.desk.entry.throttle import (
    TRIES_FROM_AN_ADDRESS,
    TRIES_OF_A_NAME,
)
from answerable.front.desk.tests.pages import read, text_of

PASSWORD = "correct horse battery"
SIGN_IN = "/sign-in/"


@pytest.fixture
def ben(ben):
    ben.set_password(PASSWORD)
    ben.save()
    return ben


def sign_in(client, password=PASSWORD, address="127.0.0.1", **fields):
    given = {"username": "ben", "password": password} | fields
    return client.post(SIGN_IN, given, REMOTE_ADDR=address)


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


def guess(client, times, *, names=None, addresses=None):
    """Try wrong passwords, each of a name and from an address."""
    for number in range(times):
        name = names(number) if names else "ben"
        address = addresses(number) if addresses else "198.51.100.7"
        sign_in(client, password="wrong", username=name, address=address)


def each_from_elsewhere(number):
    return f"198.51.100.{number + 10}"


def each_of_another(number):
    return f"somebody{number}"


def test_a_name_that_is_tried_from_many_addresses_waits_everywhere(client, ben):
    guess(client, TRIES_OF_A_NAME, addresses=each_from_elsewhere)

    assert sign_in(client, address="203.0.113.1").status_code == 429


def test_one_try_fewer_from_many_addresses_stops_nobody(client, ben):
    guess(client, TRIES_OF_A_NAME - 1, addresses=each_from_elsewhere)

    assert sign_in(client, address="203.0.113.1").status_code == 302


def test_an_address_that_tries_many_names_waits_for_each(client, ben):
    guess(client, TRIES_FROM_AN_ADDRESS, names=each_of_another)

    assert sign_in(client, address="198.51.100.7").status_code == 429
    assert sign_in(client, address="203.0.113.1").status_code == 302


def test_one_try_fewer_of_many_names_stops_nobody(client, ben):
    guess(client, TRIES_FROM_AN_ADDRESS - 1, names=each_of_another)

    assert sign_in(client, address="198.51.100.7").status_code == 302


@pytest.mark.parametrize(
    "tried",
    [
        pytest.param({"addresses": each_from_elsewhere}, id="name"),
        pytest.param({"names": each_of_another}, id="address"),
    ],
)
def test_who_came_from_an_address_before_comes_in_while_others_guess(
    client, ben, tried
):
    sign_in(client, address="198.51.100.7")
    client.post("/sign-out/")

    guess(client, TRIES_FROM_AN_ADDRESS, **tried)

    assert sign_in(client, address="198.51.100.7").status_code == 302


def test_also_who_came_from_there_before_has_five_tries_alone(client, ben):
    sign_in(client, address="198.51.100.7")
    client.post("/sign-out/")

    guess(client, 5)

    assert sign_in(client, address="198.51.100.7").status_code == 429


def test_whoever_comes_in_clears_the_count_of_nobody_else(client, ben, dee):
    dee.set_password(PASSWORD)
    dee.save()
    guess(client, TRIES_FROM_AN_ADDRESS - 1, names=each_of_another)

    sign_in(client, username="dee", address="198.51.100.7")
    client.post("/sign-out/")
    guess(client, 1, names=each_of_another)

    assert sign_in(client, address="198.51.100.7").status_code == 429


def test_the_wait_is_over_after_a_quarter_of_an_hour_though_guessing_goes_on(
    client, ben
):
    with time_machine.travel("2026-03-02 09:00+00:00", tick=False) as clock:
        guess(client, 5)
        clock.shift(timedelta(minutes=10))
        guess(client, 3)
        clock.shift(timedelta(minutes=6))

        assert sign_in(client, address="198.51.100.7").status_code == 302


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
