"""Pages for what goes wrong."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from answerable.front.shared.errors import RenderErrors, bad_request, server_error
from answerable.lib.errors import ChannelTrouble

pytestmark = pytest.mark.usefixtures("surfaces")


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        pytest.param("/missing/", 404, "We cannot find this page", id="not found"),
        pytest.param("/nowhere/", 404, "We cannot find this page", id="no address"),
        pytest.param("/closed/%00/", 404, "We cannot find this page", id="a NUL sign"),
        pytest.param("/closed/", 403, "Only the team of this case", id="not allowed"),
        pytest.param("/denied/", 403, "You cannot do this", id="denied by Django"),
        pytest.param("/refused/", 422, "Open a new one", id="refused"),
        pytest.param("/stale/", 409, "A colleague answered", id="stale"),
        pytest.param("/garbled/", 400, "Nothing has changed", id="garbled"),
        pytest.param("/too-many/", 429, "Wait 15 minutes", id="too many"),
        pytest.param("/unsure/", 403, "Load the page anew", id="forged or old form"),
    ],
)
def test_an_error_has_its_status_and_says_what_to_do(client, address, status, words):
    page = client.get(address)

    assert page.status_code == status
    assert words in page.text


def test_trouble_of_a_channel_is_not_hidden_behind_a_page(client):
    with pytest.raises(ChannelTrouble):
        client.get("/trouble/")


def test_an_error_of_ours_alone_becomes_a_page():
    middleware = RenderErrors(lambda _request: pytest.fail("not asked"))

    page = middleware.process_exception(RequestFactory().get("/"), ValueError("x"))

    assert page is None


@pytest.mark.parametrize(
    ("address", "home"),
    [
        pytest.param("/missing/", "/start/", id="portal"),
        pytest.param("/desk/missing/", "/desk/queue/", id="desk"),
        pytest.param("/ar/missing/", "/ar/start/", id="portal in Arabic"),
        pytest.param("/nowhere/", "/start/", id="nobody's address"),
    ],
)
def test_the_way_on_stays_on_the_surface_that_was_asked(client, address, home):
    page = client.get(address)

    assert f'class="btn" href="{home}"' in page.text


def test_a_hint_cannot_carry_markup():
    page = render_to_string(
        "shared/error.html",
        {"shell": "shared/base.html", "home": "portal:start", "why": "<b>no</b>"},
    )

    assert "&lt;b&gt;no&lt;/b&gt;" in page


@pytest.mark.parametrize(
    ("handler", "status"),
    [
        pytest.param(bad_request, 400, id="bad request"),
        pytest.param(server_error, 500, id="our failure"),
    ],
)
def test_the_last_pages_need_neither_request_nor_database(settings, handler, status):
    engine = settings.TEMPLATES[0]
    broken = {**engine["OPTIONS"], "context_processors": ["no.such.processor"]}
    settings.TEMPLATES = [{**engine, "OPTIONS": broken}]

    page = handler(object())

    assert page.status_code == status
    assert 'class="btn" href="/"' in page.text
