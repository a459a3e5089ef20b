"""What every page knows."""

from __future__ import annotations

import pytest
from django.utils import translation

from answerable.front.shared.context import site

pytestmark = pytest.mark.usefixtures("surfaces")


def test_each_language_is_named_by_itself_and_leads_to_the_same_page(ask):
    languages = site(ask("/track/?q=1"))["languages"]

    assert [(one.own_name, one.url) for one in languages] == [
        ("English", "/track/?q=1"),
        ("Español", "/es/track/?q=1"),
        ("العربية", "/ar/track/?q=1"),
    ]


def test_only_the_languages_that_the_agency_offers_are_linked(ask, agency):
    agency.languages = ["es", "en"]

    languages = site(ask("/track/", agency=agency))["languages"]

    assert [one.code for one in languages] == ["es", "en"]


def test_a_language_knows_its_direction(ask):
    languages = site(ask("/track/"))["languages"]

    assert [one.direction for one in languages] == ["ltr", "ltr", "rtl"]


def test_only_the_language_of_the_page_is_current(ask):
    with translation.override("ar"):
        languages = site(ask("/ar/track/"))["languages"]

    assert [one.code for one in languages if one.current] == ["ar"]


def test_the_agency_is_named_with_its_ways_to_be_reached(ask, agency):
    known = site(ask("/track/", agency=agency))

    assert known["agency_name"] == "Town of Millbrook"
    assert known["agency_phone"] == "0800 123 456"
    assert known["agency_address"] == "Town Hall\n1 Market Square"
    assert known["emergency_number"] == "112"


def test_a_site_without_an_agency_still_has_pages(ask):
    known = site(ask("/nowhere/"))

    assert known["agency_name"] == ""
    assert known["languages"][2].url == "/nowhere/"
