"""Taking a seat at the desk without walking through the sign-in."""

from __future__ import annotations

from django.test import Client
from playwright.sync_api import BrowserContext
from pytest_django.live_server_helper import LiveServer

from answerable.agency.models import Staff

BACKEND = "django.contrib.auth.backends.ModelBackend"


def sign_in(context: BrowserContext, live_server: LiveServer, staff: Staff) -> None:
    """Let a browser be that of a member of staff."""
    client = Client()
    client.force_login(staff, BACKEND)
    session = client.cookies["sessionid"].value
    context.add_cookies(
        [{"name": "sessionid", "value": session, "url": live_server.url}]
    )
