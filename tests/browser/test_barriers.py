"""No page keeps anybody out: axe finds nothing, and nothing scrolls sideways."""

from __future__ import annotations

import pytest
from django.test import Client

from answerable.casework.tests.makers import make_case

pytestmark = pytest.mark.django_db(transaction=True)

PUBLIC = (
    *("/", "/services/?q=lamp", "/report/", "/ask/", "/complain/", "/thank/"),
    *("/track/", "/track/lost/", "/verify/", "/accessibility/", "/privacy/"),
)
DESK = ("/desk/?view=team", "/desk/search/?q=light", "/desk/quarantine/")


@pytest.mark.parametrize("path", [*PUBLIC, *(f"/ar{path}" for path in PUBLIC)])
def test_a_public_page_keeps_nobody_out(
    live_server, town, page, faults_of_access, path
):
    page.goto(live_server.url + path)

    assert faults_of_access() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.fixture
def signed_in(live_server, page, dee):
    """Be the supervisor in this browser."""
    client = Client()
    client.force_login(dee, "django.contrib.auth.backends.ModelBackend")
    session = client.cookies["sessionid"].value
    page.context.add_cookies(
        [{"name": "sessionid", "value": session, "url": live_server.url}]
    )
    return page


@pytest.mark.parametrize("path", [*DESK, "case"])
def test_a_page_of_the_desk_keeps_nobody_out(
    live_server, signed_in, faults_of_access, path
):
    case = make_case()
    own = f"/desk/cases/{case.reference}/" if path == "case" else path

    signed_in.goto(live_server.url + own)

    assert faults_of_access() == []
    assert signed_in.evaluate("document.documentElement.scrollWidth") <= 320
