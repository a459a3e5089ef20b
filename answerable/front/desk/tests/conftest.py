"""The stage for the desk: who sits at it, and what is read of its pages."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation

from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def plain_language():
    """Begin in English, and take back the language that a page was asked for in."""
    with translation.override("en"):
        yield


@pytest.fixture
def seat():
    """Return a function that gives a member of staff a browser of their own."""

    def seated(staff):
        browser = Client()
        browser.force_login(staff, backend=BACKEND)
        return browser

    return seated


@pytest.fixture
def clerk(seat, ben):
    """The browser of Ben, who works in Roads."""
    return seat(ben)


@pytest.fixture
def supervisor(seat, dee):
    """The browser of Dee, who leads the house."""
    return seat(dee)


@pytest.fixture
def noor(town):
    """Administrator of the house: sets it up and reads no case."""
    return make_staff("noor", Role.ADMINISTRATOR, town.hall)


@pytest.fixture
def administrator(seat, noor):
    """The browser of Noor."""
    return seat(noor)
