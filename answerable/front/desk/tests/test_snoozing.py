"""Putting a case off at the desk."""

from __future__ import annotations

from datetime import timedelta

import pytest

from answerable.agency.duty import today
from answerable.cases.models import Snooze
from answerable.front.desk.tests.pages import address, read, text_of


def put_off(browser, case, **said):
    tomorrow = (today() + timedelta(days=1)).isoformat()
    given = {"seen": case.version, "day": tomorrow, "clock": "08:00"} | said
    return browser.post(address(case, "snooze"), given)


def listed(browser, case):
    page = read(browser.get("/desk/?view=team"))
    return page.find("a", href=address(case) + "?view=team") is not None


def test_tomorrow_morning_is_offered(clerk, case):
    page = read(clerk.get(address(case), {"change": "snooze"}))
    form = page.select_one(f'form[action^="{address(case, "snooze")}"]')

    offered = {field["name"]: field["value"] for field in form.select("input[id]")}
    assert offered["day"] == (today() + timedelta(days=1)).isoformat()
    assert offered["clock"] == "08:00"


def test_a_case_that_is_put_off_is_out_of_the_queue_and_says_so(clerk, case):
    answer = put_off(clerk, case)

    page = text_of(clerk.get(answer.url))
    assert "Put off. It comes back by itself." in page
    assert "You have put it off until" in page
    assert not listed(clerk, case)


def test_the_number_of_the_view_agrees(clerk, case):
    put_off(clerk, case)

    tab = read(clerk.get("/desk/?view=team")).select_one(".views [aria-current]")
    assert tab.select_one(".num").text == "0"


def test_a_button_puts_it_back(clerk, case):
    put_off(clerk, case)

    clerk.post(address(case, "wake"))

    assert listed(clerk, case)
    assert not Snooze.objects.exists()


def test_a_supervisor_reads_who_put_it_off(clerk, supervisor, case):
    put_off(clerk, case)

    page = text_of(supervisor.get(address(case)))
    assert "Ben Example has put it off until" in page
    assert "Put off until" in page


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        pytest.param({"day": ""}, "Choose a day", id="no day"),
        pytest.param({"day": "soon"}, "Write a day such as 2026-12-25", id="soon"),
        pytest.param({"clock": ""}, "Choose a time", id="no time"),
        pytest.param({"clock": "8 o'clock"}, "Write a time such as 08:30", id="words"),
        pytest.param({"day": "2020-02-03"}, "This time has passed", id="passed"),
        pytest.param(
            {"day": "2099-02-03"}, "Choose a day within the next 90 days", id="far"
        ),
    ],
)
def test_a_wrong_field_says_what_to_do(clerk, case, said, wrong):
    answer = put_off(clerk, case, **said)

    assert answer.status_code == 422
    assert wrong in read(answer).select_one(".errsum").text
    assert not Snooze.objects.exists()


def test_who_likes_to_go_on_is_led_to_the_queue(clerk, ben, case):
    ben.goes_on_to = "queue"
    ben.save()

    assert put_off(clerk, case).url == "/desk/"
