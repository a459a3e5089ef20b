"""The stage for pages: small surfaces, three languages, an agency."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import RequestFactory

OF_AN_AGENCY = {
    "answerable.front.shared.agency.AgencyMiddleware",
    "answerable.front.shared.languages.OfferedLanguageMiddleware",
}
LANGUAGES = [("en", "English"), ("es", "Español"), ("ar", "العربية")]


@pytest.fixture
def surfaces(settings):
    """Let the small surfaces answer instead of the real ones, for no agency yet."""
    settings.MIDDLEWARE = [
        name for name in settings.MIDDLEWARE if name not in OF_AN_AGENCY
    ]
    settings.ROOT_URLCONF = "answerable.front.shared.tests.surfaces"
    settings.LANGUAGES = LANGUAGES
    return settings


@pytest.fixture
def agency():
    return SimpleNamespace(
        name="Town of Millbrook",
        phone="0800 123 456",
        emergency_number="112",
        address="Town Hall\n1 Market Square",
    )


@pytest.fixture
def ask():
    """Return a function that makes a request as the middleware leaves it."""

    def asked(address, **facts):
        request = RequestFactory().get(address)
        vars(request).update(facts)
        return request

    return asked
