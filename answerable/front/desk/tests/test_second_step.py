"""The second step of signing in: asked of whoever has one, and needed where it is on."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from answerable.agency.accounts import passkeys
from answerable.agency.accounts.codes import draw_recovery_codes
from answerable.agency.tests.second_steps import code_now, give_code_app
from answerable.agency.tests.soft_key import SoftKey
from answerable.front.desk.entry.second_step import TRIES
from answerable.front.desk.tests.pages import read, text_of

PASSWORD = "correct horse battery"
SECOND_STEP = "/sign-in/second-step/"
ME = "/desk/me/"
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture(autouse=True)
def site(settings):
    settings.SECOND_STEP_REQUIRED = True
    settings.SITE_URL = "https://testserver"


@pytest.fixture
def ben(ben):
    ben.set_password(PASSWORD)
    ben.save()
    return ben


@pytest.fixture
def app(ben, clock):
    give_code_app(ben)
    clock.shift(timedelta(seconds=30))


@pytest.fixture
def key(ben):
    key = SoftKey(site="https://testserver", host="testserver")
    asked, state = passkeys.ask_for_new(ben)
    passkeys.keep_passkey(ben, key.make(asked["publicKey"]), state, name="My phone")
    return key


def sign_in(client, **fields):
    return client.post(
        "/sign-in/", {"username": "ben", "password": PASSWORD} | fields, follow=True
    )


def send_code(client, code, **fields):
    return client.post(SECOND_STEP, {"code": code} | fields)


def send_key(client, key, **fields):
    asked = client.post(reverse("desk:passkey-options")).json()
    answer = json.dumps(key.prove(asked))
    return client.post(reverse("desk:passkey"), {"credential": answer} | fields)


def is_open(client):
    return client.get("/desk/").status_code == 200


def test_after_the_password_a_code_is_asked_for(client, app):
    asked = sign_in(client)

    assert asked.request["PATH_INFO"] == SECOND_STEP
    assert not is_open(client)
    assert "Code" in text_of(asked)


def test_the_right_code_leads_to_the_page_that_was_wanted(client, app):
    sign_in(client, next="/desk/search/?q=lamp")

    assert send_code(client, code_now()).url == "/desk/search/?q=lamp"
    assert is_open(client)


def test_a_code_never_leads_to_another_site(client, app):
    sign_in(client, next="https://elsewhere.example/")

    assert send_code(client, code_now()).url == reverse("desk:queue")


def test_a_code_on_paper_opens_as_well(client, ben, app):
    code = draw_recovery_codes(ben)[0]
    sign_in(client)

    send_code(client, code)

    assert is_open(client)


def test_a_wrong_code_is_said_in_plain_words(client, app):
    sign_in(client)

    answer = send_code(client, "000000")

    assert answer.status_code == 422
    assert "does not fit" in read(answer).find(role="alert").text
    assert not is_open(client)


def test_an_empty_code_is_named(client, app):
    sign_in(client)

    assert "Type the code" in text_of(send_code(client, ""))


def test_after_too_many_tries_even_the_right_code_opens_nothing(client, app):
    sign_in(client)
    for _ in range(TRIES):
        send_code(client, "000000")

    answer = send_code(client, code_now())

    assert answer.status_code == 429
    assert not is_open(client)


def test_a_quarter_of_an_hour_later_it_opens_again(client, app, clock):
    sign_in(client)
    for _ in range(TRIES):
        send_code(client, "000000")
    clock.shift(timedelta(minutes=15))
    sign_in(client)

    send_code(client, code_now())

    assert is_open(client)


def test_without_a_password_before_it_no_code_is_asked_for(client, app):
    assert client.get(SECOND_STEP).url == reverse("desk:sign-in")


def test_who_waits_too_long_begins_again(client, app, clock):
    sign_in(client)
    clock.shift(timedelta(minutes=11))

    assert send_code(client, code_now()).url == reverse("desk:sign-in")


def test_who_left_the_house_meanwhile_is_not_let_in(client, ben, app):
    sign_in(client)
    ben.is_active = False
    ben.save()

    assert send_code(client, code_now()).url == reverse("desk:sign-in")


def test_a_passkey_takes_the_place_of_a_code(client, key):
    sign_in(client, next="/desk/answers/")

    assert send_key(client, key).url == "/desk/answers/"
    assert is_open(client)


def test_a_passkey_opens_without_a_password(client, key):
    assert send_key(client, key, next="/desk/answers/").url == "/desk/answers/"
    assert is_open(client)


def test_a_passkey_that_does_not_know_its_owner_needs_the_password(client, key):
    key.knows_owner = False

    refused = send_key(client, key)

    assert refused.url == SECOND_STEP
    assert not is_open(client)

    sign_in(client)
    send_key(client, key)

    assert is_open(client)


def test_a_passkey_of_somebody_else_opens_nothing(client, dee, key):
    dee.set_password(PASSWORD)
    dee.save()
    give_code_app(dee)
    sign_in(client, username="dee")

    send_key(client, key)

    assert not is_open(client)


def test_an_answer_without_a_question_opens_nothing(client, key):
    asked, _ = passkeys.ask_for_proof(None)
    answer = json.dumps(key.prove(asked["publicKey"]))

    refused = client.post(reverse("desk:passkey"), {"credential": answer}, follow=True)

    assert "does not open the desk" in text_of(refused)


@pytest.mark.parametrize("answer", ["", "words", "{}", "[]"], ids=ascii)
def test_what_is_no_answer_opens_nothing(client, key, answer):
    client.post(reverse("desk:passkey-options"))

    refused = client.post(reverse("desk:passkey"), {"credential": answer})

    assert refused.status_code == 302
    assert not is_open(client)


def test_who_has_no_second_step_is_led_to_set_one_up(client, ben):
    page = sign_in(client)

    assert page.request["PATH_INFO"] == ME
    assert "Set up a second step now" in text_of(page)


@pytest.mark.parametrize(
    "path", ["/desk/", "/desk/search/", "/desk/answers/", "/desk/cases/2222-2222/"]
)
def test_until_then_nothing_else_opens(client, ben, path):
    sign_in(client)

    assert client.get(path).url == ME


def test_who_came_in_before_it_was_needed_is_asked_and_comes_back(seat, ben, app):
    browser = seat(ben)

    asked = browser.get("/desk/answers/")

    assert asked.url == f"{SECOND_STEP}?next=/desk/answers/"
    answer = browser.post(SECOND_STEP, {"code": code_now(), "next": "/desk/answers/"})
    assert answer.url == "/desk/answers/"
    assert is_open(browser)


def test_where_it_is_off_a_password_is_enough_and_the_page_says_so(
    client, ben, settings
):
    settings.SECOND_STEP_REQUIRED = False

    assert "a password is enough" in text_of(client.get("/sign-in/"))
    assert sign_in(client).request["PATH_INFO"] == reverse("desk:queue")


def test_where_it_is_off_whoever_has_one_is_asked_all_the_same(client, app, settings):
    settings.SECOND_STEP_REQUIRED = False

    assert sign_in(client).request["PATH_INFO"] == SECOND_STEP


def test_where_it_is_on_the_page_says_nothing_of_passwords_being_enough(client, ben):
    assert "a password is enough" not in text_of(client.get("/sign-in/"))


def test_a_site_without_a_name_offers_no_passkey(client, ben, settings):
    settings.SITE_URL = "http://127.0.0.1:8311"

    assert "passkey" not in text_of(client.get("/sign-in/"))


def test_the_second_step_speaks_the_language_of_its_member(client, ben, app):
    ben.language = "ar"
    ben.save()
    sign_in(client)

    assert read(client.get(SECOND_STEP)).html["dir"] == "rtl"
