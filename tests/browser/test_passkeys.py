"""A passkey in a real browser: made at the desk, then used instead of a password.

The key is Chromium's virtual authenticator, which the browser takes for a real one.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "correct horse battery"
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def site(settings, live_server):
    settings.SECOND_STEP_REQUIRED = True
    settings.SITE_URL = live_server.url


@pytest.fixture
def phone(page: Page):
    """Give the browser a phone that knows its owner."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return devices


@pytest.fixture
def ben(ben):
    ben.set_password(PASSWORD)
    ben.save()
    return ben


def sign_in(page: Page, live_server) -> None:
    page.goto(f"{live_server.url}/sign-in/")
    page.get_by_label("User name").fill("ben")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_a_passkey_is_made_and_opens_the_desk_without_a_password(
    page, live_server, ben, phone, barriers
):
    sign_in(page, live_server)
    expect(page.get_by_text("Set up a second step now")).to_be_visible()
    assert barriers() == []

    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("What do you call it?").fill("My phone")
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("heading", name="Your codes on paper")).to_be_visible()
    assert barriers() == []
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text("My phone", exact=True).first).to_be_visible()
    page.get_by_role("button", name="Sign out").click()

    page.get_by_role("button", name="Sign in with a passkey").click()

    page.wait_for_url(f"{live_server.url}/desk/")


def test_a_phone_without_a_key_of_ours_is_said_and_the_password_works_on(
    page, live_server, ben, phone
):
    page.goto(f"{live_server.url}/sign-in/")

    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_text("That did not work")).to_be_visible()
    sign_in(page, live_server)
    expect(page.get_by_role("heading", name="Your sign-in")).to_be_visible()


def test_without_a_script_no_button_is_shown_that_does_nothing(
    plain_page, live_server, ben
):
    plain_page.goto(f"{live_server.url}/sign-in/")

    button = plain_page.get_by_role("button", name="Sign in with a passkey")
    expect(button).to_have_count(0)


def test_a_code_app_is_set_up_at_320_pixels(page, live_server, ben, barriers):
    sign_in(page, live_server)
    page.get_by_role("link", name="Set up a code app").click()

    expect(page.get_by_label("Code", exact=True)).to_be_visible()
    assert barriers() == []
