"""Where a member is signed in: seen, and ended; and a password that is changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from answerable.agency.sessions import sessions_of
from answerable.front.desk.entry.devices import device_name
from answerable.front.desk.me.my_password import TRIES
from answerable.front.desk.tests.pages import read, text_of

ME = "/desk/me/"
PASSWORD = "correct horse battery"
NEW = "slow green kettle"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1"
)


@pytest.fixture
def ben(ben):
    ben.set_password(PASSWORD)
    ben.save()
    return ben


def sign_in(says, password=PASSWORD):
    browser = Client(headers={"user-agent": says})
    browser.post("/sign-in/", {"username": "ben", "password": password})
    return browser


@pytest.fixture
def here(ben):
    return sign_in(FIREFOX)


@pytest.fixture
def phone(ben):
    return sign_in(PHONE)


def is_in(browser):
    return browser.get("/desk/").status_code == 200


@pytest.mark.parametrize(
    ("says", "name"),
    [
        pytest.param(FIREFOX, "Firefox · Windows", id="firefox"),
        pytest.param(PHONE, "Safari · iPhone", id="a phone"),
        pytest.param("X11; Linux Chrome/1 Safari/1", "Chrome · Linux", id="chrome"),
        pytest.param("Windows Chrome/1 Safari/1 Edg/1", "Edge · Windows", id="edge"),
        pytest.param("curl/8", "A browser that we do not know", id="a program"),
        pytest.param("", "A browser that we do not know", id="silence"),
    ],
)
def test_a_browser_is_called_by_names_that_people_know(says, name):
    assert device_name(says) == name


def test_every_browser_is_listed_and_this_one_is_said(here, phone):
    words = text_of(here.get(ME))

    assert words.index("Firefox · Windows This browser") < words.index("Safari")


def test_a_session_ends_with_the_working_day_however_much_it_is_used(ben):
    with time_machine.travel(datetime(2026, 5, 4, 7, tzinfo=UTC), tick=False) as clock:
        browser = sign_in(FIREFOX)
        for _ in range(11):
            clock.shift(timedelta(hours=1))
            assert is_in(browser)

        clock.shift(timedelta(hours=1))

        assert not is_in(browser)


def test_another_browser_is_signed_out(here, phone):
    form = read(here.get(ME)).find("input", attrs={"name": "mark"})

    answer = here.post("/desk/me/sessions/end/", {"mark": form["value"]}, follow=True)

    assert "That browser is signed out" in text_of(answer)
    assert not is_in(phone)
    assert is_in(here)


def test_everywhere_else_is_signed_out_at_once(here, phone):
    here.post("/desk/me/sessions/end-all/")

    assert not is_in(phone)
    assert is_in(here)
    assert "Sign out everywhere else" not in text_of(here.get(ME))


def test_signing_out_takes_a_post(here):
    assert here.get("/desk/me/sessions/end/").status_code == 405
    assert here.get("/desk/me/sessions/end-all/").status_code == 405


def change(browser, old=PASSWORD, new=NEW, again=NEW):
    sent = {"old_password": old, "new_password1": new, "new_password2": again}
    return browser.post("/desk/me/password/", sent, follow=True)


def test_a_changed_password_opens_and_signs_out_everywhere_else(here, phone, ben):
    answer = change(here)

    assert "Your password is changed" in text_of(answer)
    assert not is_in(phone)
    assert is_in(here)
    assert sessions_of(ben).count() == 1
    assert is_in(sign_in(PHONE, NEW))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param({"old": "wrong"}, "This is not your password", id="wrong"),
        pytest.param({"old": ""}, "Type your password", id="empty"),
        pytest.param({"again": "other"}, "The two new passwords differ", id="differ"),
        pytest.param(
            {"new": "sunshine2026!", "again": "sunshine2026!"},
            "many people use",
            id="common",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(here, phone, typed, said):
    answer = change(here, **typed)

    assert answer.status_code == 422
    assert said in text_of(answer)
    assert is_in(phone)


def test_the_old_password_cannot_be_guessed_at_an_open_desk(here):
    for _ in range(TRIES):
        change(here, old="wrong")

    assert change(here).status_code == 429


def test_who_has_no_password_is_not_asked_for_one(seat, dee):
    dee.set_unusable_password()
    dee.save()
    browser = seat(dee)

    assert browser.get("/desk/me/password/").url == ME
    assert "Change your password" not in text_of(browser.get(ME))
