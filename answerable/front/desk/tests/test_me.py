"""A member's own sign-in: set up, shown, taken away."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from answerable.agency.accounts.codes import draw_recovery_codes, opens_with_code
from answerable.agency.models import CodeApp, Passkey
from answerable.agency.tests.second_steps import code_now, give_code_app
from answerable.agency.tests.soft_key import SoftKey
from answerable.correspondence.models import Dispatch
from answerable.front.desk.entry.second_step import TRIES
from answerable.front.desk.tests.pages import read, text_of
from answerable.lib import one_time

ME = "/desk/me/"
CODE_APP = "/desk/me/code-app/"
PASSKEY = "/desk/me/passkeys/new/"
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture(autouse=True)
def site(settings):
    settings.SECOND_STEP_REQUIRED = True
    settings.SITE_URL = "https://testserver"


def shown_by(page):
    """Return the secret that a page shows, and what an app makes of it now."""
    secret = page.find("ol").find("code").text
    step = one_time.step_at(datetime.now(UTC).timestamp())
    return secret, one_time.code_of(secret, step)


def set_up_app(browser):
    page = read(browser.get(CODE_APP))
    _, code = shown_by(page)
    hidden = page.find("input", attrs={"name": "secret"})["value"]
    return browser.post(CODE_APP, {"secret": hidden, "code": code})


def add_key(browser, name="My phone"):
    asked = browser.post(reverse("desk:passkey-new-options")).json()
    key = SoftKey(site="https://testserver", host="testserver")
    sent = {"name": name, "credential": json.dumps(key.make(asked))}
    return browser.post(PASSKEY, sent)


def prove(browser):
    return browser.post("/sign-in/second-step/", {"code": code_now()})


def test_an_app_is_set_up_by_its_picture_and_its_first_code(clerk, ben):
    page = read(clerk.get(CODE_APP))

    assert page.find("svg", class_="segno")
    answer = set_up_app(clerk)
    assert "Your codes on paper" in text_of(answer)
    assert CodeApp.objects.get().staff == ben


def test_after_it_is_set_up_the_desk_is_open(clerk):
    set_up_app(clerk)

    assert clerk.get("/desk/").status_code == 200


def test_looking_at_the_page_keeps_nothing(clerk):
    clerk.get(CODE_APP)

    assert not CodeApp.objects.exists()


def test_the_codes_on_paper_are_shown_once_and_open(clerk, ben):
    page = read(set_up_app(clerk))
    codes = [code.text for code in page.find("ul", class_="columns").find_all("code")]

    assert len(codes) == 10
    assert codes[0] not in text_of(clerk.get(ME))
    assert opens_with_code(ben, codes[0])


def test_a_wrong_first_code_keeps_the_key_on_the_page(clerk):
    page = read(clerk.get(CODE_APP))
    hidden = page.find("input", attrs={"name": "secret"})["value"]

    answer = clerk.post(CODE_APP, {"secret": hidden, "code": "000000"})

    assert answer.status_code == 422
    assert shown_by(read(answer))[0] == shown_by(page)[0]
    assert "does not fit" in text_of(answer)


@pytest.mark.parametrize("secret", ["", "words"], ids=ascii)
def test_a_secret_that_is_not_ours_is_refused(clerk, secret):
    answer = clerk.post(CODE_APP, {"secret": secret, "code": "123456"})

    assert answer.status_code == 422
    assert not CodeApp.objects.exists()


def test_a_page_that_was_shown_to_somebody_else_is_refused(clerk, supervisor):
    page = read(supervisor.get(CODE_APP))
    _, code = shown_by(page)
    hidden = page.find("input", attrs={"name": "secret"})["value"]

    answer = clerk.post(CODE_APP, {"secret": hidden, "code": code})

    assert answer.status_code == 422


def test_a_page_that_was_open_for_too_long_says_so(clerk, clock):
    page = read(clerk.get(CODE_APP))
    hidden = page.find("input", attrs={"name": "secret"})["value"]
    clock.shift(timedelta(hours=2))

    answer = clerk.post(CODE_APP, {"secret": hidden, "code": "123456"})

    assert "open for too long" in text_of(answer)


def test_first_codes_are_counted_like_any(clerk):
    hidden = read(clerk.get(CODE_APP)).find("input", attrs={"name": "secret"})["value"]
    sent = {"secret": hidden, "code": "000000"}
    for _ in range(TRIES):
        clerk.post(CODE_APP, sent)

    assert clerk.post(CODE_APP, sent).status_code == 429


def test_a_passkey_is_added_under_its_name(clerk, ben):
    answer = add_key(clerk, name="Blue stick")

    assert "Your codes on paper" in text_of(answer)
    assert Passkey.objects.get().staff == ben
    assert "Blue stick" in text_of(clerk.get(ME))
    assert "Not used yet" in text_of(clerk.get(ME))


def test_a_passkey_without_a_name_is_asked_for_one(clerk):
    answer = add_key(clerk, name="")

    assert answer.status_code == 422
    assert "Give it a name" in text_of(answer)


def test_a_passkey_that_answers_nothing_we_asked_is_not_kept(clerk):
    key = SoftKey(site="https://testserver", host="testserver")
    answer = clerk.post(
        PASSKEY,
        {"name": "x", "credential": json.dumps(key.make({"challenge": "AAAA"}))},
    )

    assert answer.status_code == 422
    assert not Passkey.objects.exists()


def test_the_page_for_a_passkey_says_what_to_do(clerk):
    assert "Press the button" in text_of(clerk.get(PASSKEY))


def test_who_has_a_second_step_proves_it_before_changing_it(seat, ben, clock):
    give_code_app(ben)
    clock.shift(timedelta(seconds=30))
    browser = seat(ben)

    stopped = browser.get(CODE_APP)
    assert stopped.url == f"/sign-in/second-step/?next={ME}"

    prove(browser)
    assert browser.get(CODE_APP).status_code == 200


def test_what_was_proved_a_quarter_of_an_hour_ago_is_proved_again(clerk, clock):
    set_up_app(clerk)
    clock.shift(timedelta(minutes=16))

    assert clerk.post("/desk/me/code-app/remove/").status_code == 302
    assert CodeApp.objects.exists()


def test_the_last_second_step_cannot_be_removed(clerk):
    set_up_app(clerk)

    answer = clerk.post("/desk/me/code-app/remove/")

    assert answer.status_code == 422
    assert "Set up another one first" in text_of(answer)


def test_with_a_passkey_the_app_can_be_removed(clerk):
    set_up_app(clerk)
    add_key(clerk)

    answer = clerk.post("/desk/me/code-app/remove/", follow=True)

    assert "opens nothing any more" in text_of(answer)
    assert not CodeApp.objects.exists()


def test_with_an_app_a_passkey_can_be_removed(clerk):
    set_up_app(clerk)
    add_key(clerk)

    clerk.post(reverse("desk:passkey-remove", args=[Passkey.objects.get().pk]))

    assert not Passkey.objects.exists()


def test_nobody_removes_the_passkey_of_another(clerk, seat, dee):
    add_key(clerk)
    other = seat(dee)
    set_up_app(other)

    other.post(reverse("desk:passkey-remove", args=[Passkey.objects.get().pk]))

    assert Passkey.objects.exists()


def test_new_codes_on_paper_are_made_when_asked_for(clerk, ben):
    set_up_app(clerk)
    old, *_ = draw_recovery_codes(ben)

    answer = clerk.post("/desk/me/recovery-codes/")

    assert "Your codes on paper" in text_of(answer)
    assert not opens_with_code(ben, old)
    assert "10 of 10 are left" in text_of(clerk.get(ME))


def test_without_a_second_step_there_are_no_codes_on_paper(clerk, ben):
    clerk.post("/desk/me/recovery-codes/")

    assert not ben.recovery_codes.exists()


def test_where_it_is_off_the_page_offers_it(clerk, settings):
    settings.SECOND_STEP_REQUIRED = False

    assert "A second step keeps out whoever learns it" in text_of(clerk.get(ME))


def test_a_site_without_a_name_says_why_there_are_no_passkeys(clerk, settings):
    settings.SITE_URL = "http://127.0.0.1:8311"

    assert "Passkeys work where" in text_of(clerk.get(ME))


def test_who_may_not_work_on_cases_has_a_sign_in_all_the_same(seat, ada):
    assert seat(ada).get(ME).status_code == 200


@pytest.fixture
def told(ben):
    """Return what Ben was told by mail, as the letters say it."""
    ben.email = "ben@hillford.example"
    ben.save()
    return lambda: list(Dispatch.objects.order_by("pk").values_list("text", flat=True))


def test_who_sets_up_a_second_step_is_told_by_mail(clerk, told):
    set_up_app(clerk)
    add_key(clerk)

    letters = told()

    assert ["a code app was set up" in text for text in letters] == [True, False, False]
    assert "new codes for paper were drawn" in letters[1]
    assert "a passkey was added" in letters[2]


def test_who_takes_a_second_step_away_is_told_by_mail(clerk, told):
    set_up_app(clerk)
    add_key(clerk)
    passkey = Passkey.objects.get()

    clerk.post(reverse("desk:passkey-remove", args=[passkey.pk]))
    clerk.post(reverse("desk:passkey-remove", args=[passkey.pk]))

    assert sum("a passkey was taken away" in text for text in told()) == 1


def test_what_was_refused_is_not_told(clerk, told):
    set_up_app(clerk)

    clerk.post("/desk/me/code-app/remove/")

    assert not any("was taken away" in text for text in told())
