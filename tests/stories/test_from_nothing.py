"""From an empty database to the first case, by the pages of the setup alone."""

from __future__ import annotations

import io
import re

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from answerable.agency.models import Agency, Staff
from answerable.cases.models import Case
from answerable.casework.tests.makers import case_of, send_mail
from answerable.front.desk.tests.pages import read, text_of

PASSWORD = "by-the-old-mill-9"


def found(*words):
    """Begin an installation; return the path of the invitation that was printed."""
    out = io.StringIO()
    given = ["Hillford", "help@hillford.example", "--zone", "Europe/Madrid"]
    call_command("setup", *given, *words, stdout=out)
    return re.findall(r"https?://[^/]+(/welcome/\S+)", out.getvalue())[0]


@pytest.fixture
def administrator(db):
    """The browser of who began the installation, signed in by the password chosen."""
    browser, path = Client(), found()
    browser.post(path, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    browser.post("/sign-in/", {"username": "admin", "password": PASSWORD})
    return browser


def fill(browser, path, **typed):
    """Send a page with what it begins with, but for what was typed."""
    page = read(browser.get(path))
    form = page.select_one("main form.form")
    sent = {
        field["name"]: field.get("value", "")
        for field in form.select("input[name]:not([type=checkbox]):not([type=radio])")
    }
    sent |= {area["name"]: area.text for area in form.select("textarea")}
    sent |= {
        box["name"]: box.get("value", "on") for box in form.select("input[checked]")
    }
    for choice in form.select("select"):
        chosen = choice.select_one("[selected]") or choice.select_one("option")
        sent[choice["name"]] = chosen["value"]
    answer = browser.post(path, sent | typed, follow=True)
    assert answer.status_code == 200, text_of(answer)
    return answer


def set_up(browser):
    fill(browser, "/setup/name/", address_en="1 Hall Square", phone="0800 1")
    fill(browser, "/setup/teams/new/", name_en="Front desk", department="hillford")
    fill(
        browser,
        "/setup/services/new/",
        name_en="Street light",
        summary_en="A lamp that is out.",
        case_type="fault_report",
        team="front-desk",
    )
    fill(browser, "/setup/promises/everything/acknowledge/")
    fill(browser, "/setup/promises/everything/answer/")


def test_A04_an_empty_installation_comes_to_its_first_case_by_the_list_of_tasks(
    administrator, django_capture_on_commit_callbacks
):
    set_up(administrator)
    told = text_of(fill(administrator, "/setup/trial/"))
    fill(administrator, "/setup/opening/")

    case = Case.objects.get()
    assert f"Case {case.reference} reached Front desk and is due on" in told
    assert case.service.slug == "street-light"
    assert Agency.objects.get().opened_at
    tags = read(administrator.get("/setup/")).select("main .tag")
    assert "To do" not in {tag.text for tag in tags}


def test_A04_what_was_set_up_takes_mail_as_well(administrator):
    set_up(administrator)

    case = case_of(send_mail())

    assert case.team.slug == "front-desk"


def test_before_it_goes_live_people_are_told_that_it_is_a_trial(administrator):
    set_up(administrator)
    fill(administrator, "/setup/trial/")
    before = text_of(Client().get("/"))

    fill(administrator, "/setup/opening/")

    assert "What you send here is a trial." in before
    assert "What you send here is a trial." not in text_of(Client().get("/"))


def test_it_does_not_go_live_while_something_is_missing(administrator):
    page = read(administrator.get("/setup/opening/"))
    seen = page.select_one("[name=seen]")["value"]

    answer = administrator.post("/setup/opening/", {"seen": seen})

    assert answer.status_code == 422
    assert "First finish: Name and contact" in text_of(answer)
    assert Agency.objects.get().opened_at is None


def test_an_invitation_leads_to_a_password_once(db):
    path = found()
    assert "Your user name is admin" in text_of(Client().get(path))

    wrong = Client().post(path, {"new_password1": PASSWORD, "new_password2": "other"})
    Client().post(path, {"new_password1": PASSWORD, "new_password2": PASSWORD})

    assert wrong.status_code == 422
    assert Client().get(path).status_code == 404
    assert Staff.objects.get().check_password(PASSWORD)


def test_an_installation_begins_only_once(administrator):
    with pytest.raises(CommandError, match="There is a public body already"):
        found("--administrator", "other")


@pytest.mark.parametrize(
    ("words", "mend"),
    [
        pytest.param(["nobody", "--zone", "UTC"], "no e-mail address", id="address"),
        pytest.param(["a@b.example", "--zone", "Mars"], "no time zone", id="zone"),
    ],
)
def test_what_cannot_be_is_refused_with_its_mend(db, words, mend):
    with pytest.raises(CommandError, match=mend):
        call_command("setup", "Hillford", *words)

    assert not Agency.objects.exists()
