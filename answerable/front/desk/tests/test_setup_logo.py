"""The logo: sent at the setup, shown on every page, taken away again."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.agency.models import Agency, ConfigurationEntry, Logo
from answerable.front.desk.tests.pages import read, text_of
from answerable.lib.tests.test_pictures import picture

LOGO = "/setup/logo/"
REMOVE = "/setup/logo/remove/"


@pytest.fixture(autouse=True)
def one_language(town):
    """Let the body write in one language, so that each text has one field."""
    town.agency.languages = ["en"]
    town.agency.save()


def send(browser, content=None, **typed):
    sent = {"alt_en": "A white crane on a river", "seen": 0, **typed}
    if content is not None:
        sent["picture"] = SimpleUploadedFile("logo.png", content)
    return browser.post(LOGO, sent)


def shown(page):
    return read(page).select_one(".top .logo img")


def test_a_logo_stands_on_the_pages_in_place_of_the_sign(administrator, client, noor):
    send(administrator, picture())

    mark = Agency.objects.get().logo_mark
    public, desk = client.get("/"), administrator.get("/desk/")
    assert shown(public)["src"] == shown(desk)["src"] == f"/logo/{mark}/"
    assert shown(public)["alt"] == "A white crane on a river"
    assert ConfigurationEntry.objects.get().by == noor


def test_the_browser_asks_for_no_more_than_before(administrator, client):
    send(administrator, picture())

    page = read(client.get("/"))

    asked = {one["href"] for one in page.select("link[rel=icon], link[rel=stylesheet]")}
    assert shown(client.get("/"))["src"] in asked
    assert len(asked) == 2


def test_a_logo_is_kept_by_browsers_until_there_is_another(administrator, client):
    send(administrator, picture())

    answer = client.get(f"/logo/{Agency.objects.get().logo_mark}/")

    assert answer["Content-Type"] == "image/webp"
    assert "immutable" in answer["Cache-Control"]
    assert len(answer.content) <= 10 * 1024


def test_another_logo_has_another_address_and_the_old_one_is_gone(
    administrator, client
):
    send(administrator, picture())
    first = Logo.objects.get().mark

    seen = ConfigurationEntry.objects.latest("pk").pk
    send(administrator, picture((140, 20, 20, 255)), seen=seen)

    assert Logo.objects.get().mark != first
    assert client.get(f"/logo/{first}/").status_code == 404


def test_the_words_are_changed_without_the_picture(administrator):
    send(administrator, picture())
    mark = Logo.objects.get().mark

    seen = ConfigurationEntry.objects.latest("pk").pk
    send(administrator, alt_en="A crane", seen=seen)

    agency = Agency.objects.get()
    assert (agency.logo_mark, agency.logo_alt) == (mark, {"en": "A crane"})


@pytest.mark.parametrize(
    ("content", "typed", "mend"),
    [
        pytest.param(None, {}, "Choose a picture", id="nothing"),
        pytest.param(b"<svg/>", {}, "This is no PNG, JPEG or WebP", id="svg"),
        pytest.param(picture((255,) * 4), {}, "hardly be seen on white", id="white"),
        pytest.param(picture(), {"alt_en": ""}, "Write it in English", id="no words"),
    ],
)
def test_what_is_no_logo_says_what_to_send(administrator, content, typed, mend):
    answer = send(administrator, content, **typed)

    assert answer.status_code == 422
    assert mend in text_of(answer)
    assert not Logo.objects.exists()


def test_a_logo_is_taken_away(administrator, client):
    send(administrator, picture())

    seen = ConfigurationEntry.objects.latest("pk").pk
    administrator.post(REMOVE, {"seen": seen})

    assert shown(client.get("/")) is None
    assert not Logo.objects.exists()


def test_an_older_page_takes_no_logo_away(administrator):
    send(administrator, picture())

    answer = administrator.post(REMOVE, {"seen": 0}, follow=True)

    assert "Somebody changed this meanwhile" in text_of(answer)
    assert Logo.objects.exists()


def test_an_auditor_sends_no_logo(seat, ada):
    assert send(seat(ada), picture()).status_code == 403
    assert not Logo.objects.exists()


def test_the_log_says_of_a_logo_what_it_shows(administrator):
    send(administrator, picture())

    line = ConfigurationEntry.objects.get().pk
    page = text_of(administrator.get(f"/setup/log/{line}/"))

    assert "What it shows, for people who cannot see it" in page
    assert "A white crane on a river" in page
