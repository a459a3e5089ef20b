"""The stage of the public pages: a place for files, and somebody on the way."""

from __future__ import annotations

import pytest
from django.utils import translation

from answerable.casework.tests.makers import send_form
from answerable.front.portal.tests.pages import Walk, track
from answerable.lib.files import FileStore


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """Keep files where the test can throw them away."""
    settings.FILES = FileStore(tmp_path)
    return settings.FILES


@pytest.fixture(autouse=True)
def english():
    """Begin in English; a page in another language leaves that one behind."""
    translation.activate("en")


@pytest.fixture
def walk(client, town):
    """Somebody at the door "report"."""
    return Walk(client)


@pytest.fixture
def kept(town):
    """What Amina sent: an envelope and its secret."""
    return send_form(
        place="Mill Lane", name="Amina Yusuf", email="amina@mail.example", token="amina"
    )


@pytest.fixture
def follower(client, kept):
    """The browser of somebody who typed reference and secret."""
    track(client, kept.envelope.reference, kept.secret)
    return client
