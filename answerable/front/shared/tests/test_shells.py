"""The frame around public pages and around the desk."""

from __future__ import annotations

from types import SimpleNamespace

import html5lib  # type: ignore[import-untyped]  # it carries no types
import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import constants
from django.template.loader import render_to_string

pytestmark = pytest.mark.usefixtures("surfaces")


@pytest.fixture
def public(ask, agency):
    """Return a function that shows the public shell to a stranger."""

    def show(address="/", **context):
        request = ask(address, agency=agency, user=AnonymousUser())
        return render_to_string("portal/base.html", context, request)

    return show


@pytest.fixture
def desk(ask):
    """Return a function that shows the desk's shell, to chloe if no one else is named."""
    chloe = SimpleNamespace(
        is_authenticated=True,
        get_full_name="Chloe Marsh",
        get_username="chloe",
    )

    def show(user=chloe, **context):
        request = ask("/desk/queue/", user=user)
        return render_to_string("desk/base.html", context, request)

    return show


def soup(page):
    return BeautifulSoup(page, "html.parser")


def test_the_first_thing_that_tab_reaches_skips_to_the_content(public):
    page = soup(public())

    assert page.find("a")["href"] == "#" + page.main["id"]


def test_a_page_has_a_version_in_each_language(public):
    page = soup(public("/track/"))

    alternates = {
        link["hreflang"]: link["href"]
        for link in page.find_all("link", rel="alternate")
    }
    assert alternates == {
        "en": "http://testserver/track/",
        "es": "http://testserver/es/track/",
        "ar": "http://testserver/ar/track/",
    }


def test_languages_are_offered_in_their_own_script_and_direction(public):
    arabic = soup(public()).find("a", lang="ar")

    assert arabic.text == "العربية"
    assert arabic["dir"] == "rtl"


def test_an_arabic_page_reads_from_right_to_left(client):
    page = client.get("/ar/start/")

    assert '<html lang="ar" dir="rtl">' in page.text


def test_the_page_that_is_shown_is_marked_in_the_menu(client):
    page = soup(client.get("/track/").text)

    assert [
        link["href"] for link in page.nav.find_all("a", attrs={"aria-current": True})
    ] == ["/track/"]


def test_help_stands_at_the_foot_of_every_public_page(public):
    foot = soup(public()).footer

    assert foot.find("a", href="tel:0800123456")
    assert foot.find("a", href="tel:112")
    assert foot.find("a", href="/verify/")


def test_a_page_with_mistakes_says_so_in_its_title(public):
    page = soup(public(form=SimpleNamespace(errors={"street": ["missing"]})))

    assert page.title.text.startswith("Error: ")
    assert page.title.text.endswith("– Town of Millbrook")


@pytest.mark.parametrize(
    ("level", "look"),
    [
        pytest.param(constants.SUCCESS, "ok", id="success"),
        pytest.param(constants.WARNING, "warn", id="warning"),
        pytest.param(constants.ERROR, "bad", id="error"),
        pytest.param(constants.INFO, None, id="information"),
    ],
)
def test_a_message_looks_like_what_it_says(public, level, look):
    tag = constants.DEFAULT_TAGS[level]

    page = soup(public(messages=[SimpleNamespace(level_tag=tag)]))

    notice = page.find(role="status").find(class_="notice")
    assert notice["class"] == ["notice", *([look] if look else [])]


def test_the_desk_shows_who_is_signed_in_and_the_way_out(desk):
    page = soup(desk())

    assert "Chloe Marsh" in page.header.text
    assert page.find("form", action="/desk/sign-out/")["method"] == "post"


def test_a_stranger_sees_neither_search_nor_rail(desk):
    page = soup(desk(AnonymousUser()))

    assert page.find("form") is None
    assert page.find("nav") is None


@pytest.mark.parametrize(
    "allowed",
    [pytest.param(True, id="supervisor"), pytest.param(False, id="clerk")],
)
def test_quarantine_is_offered_only_to_who_may_look(desk, allowed):
    page = soup(desk(may_quarantine=allowed))

    assert bool(page.find("a", href="/desk/quarantine/")) is allowed


def test_public_pages_carry_no_script(public):
    assert soup(public()).find("script") is None


@pytest.mark.parametrize(
    "page",
    [pytest.param("portal", id="portal"), pytest.param("desk", id="desk")],
)
def test_the_shell_is_valid_html_without_inline_style(public, desk, page):
    markup = public() if page == "portal" else desk()

    html5lib.HTMLParser(strict=True).parse(markup.strip())

    found = soup(markup)
    ids = [one["id"] for one in found.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert found.find(style=True) is None
    assert found.find("style") is None
