"""The addresses in our letters are those at which the pages answer."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.urls import resolve, reverse
from django.utils import translation

from answerable.cases.proofs import read_link
from answerable.correspondence.addresses import (
    contact_confirm_url,
    contact_stop_url,
    release_url,
    tracking_url,
    verify_url,
)

REFERENCE, ADDRESS = "7K4M-9XQK", "amina@mail.example"
LANGUAGES = [pytest.param(code, id=code) for code, _ in settings.LANGUAGES]


def page(url: str) -> str:
    return url.removeprefix(settings.SITE_URL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_that_checks_a_message_answers_there(language):
    with translation.override(language):
        assert page(verify_url(language)) == reverse("portal:verify")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_link_to_a_case_is_its_page_with_the_key_to_it(language):
    with translation.override(language):
        found = resolve(page(tracking_url(REFERENCE, ADDRESS, language)))

    assert found.view_name == "portal:case-link"
    assert found.kwargs["reference"] == REFERENCE
    assert read_link(found.kwargs["key"]) == (REFERENCE, ADDRESS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_link_that_lets_a_request_through_is_its_page(language):
    with translation.override(language):
        wanted = reverse("portal:release", args=["the:key"])

    assert page(release_url("the:key", language)) == wanted


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("url", "name"),
    [
        pytest.param(contact_confirm_url, "contact-confirm", id="confirm"),
        pytest.param(contact_stop_url, "contact-stop", id="stop"),
    ],
)
def test_the_links_about_another_address_are_their_pages(language, url, name):
    with translation.override(language):
        wanted = reverse(f"portal:{name}", args=["the:key"])

    assert page(url("the:key", language)) == wanted


def test_every_address_begins_where_the_site_is():
    assert verify_url("en").startswith(f"{settings.SITE_URL}/")
