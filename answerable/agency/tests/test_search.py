"""Finding a service by what people call it."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.agency.models import Service
from answerable.agency.search import LONGEST_READ, find_services


def slugs(query, language="en", **options):
    return [found.service.slug for found in find_services(query, language, **options)]


@pytest.fixture(autouse=True)
def _names(town):
    Service.objects.filter(slug="street-light").update(
        name={"en": "Street light", "es": "Farola"},
        summary={"en": "It is dark.", "es": "Está a oscuras."},
        aliases={"en": ["lamp"], "ar": ["إنارة"]},
    )


@pytest.mark.parametrize(
    ("query", "language"),
    [
        pytest.param("lamp", "en", id="alias"),
        pytest.param("farola", "en", id="name in another language"),
        pytest.param("انارة", "es", id="alias in another language"),
        pytest.param("dark", "en", id="description"),
        pytest.param("dark", "ar", id="description where the reader has none"),
    ],
)
def test_a_service_is_found_in_any_language(query, language):
    assert slugs(query, language) == ["street-light"]


def test_the_description_is_read_in_the_language_of_the_reader():
    assert slugs("oscuras", "en") == []


def test_no_more_than_asked_for():
    assert len(slugs("everything about", limit=1)) == 1


def test_what_is_retired_is_not_found():
    Service.objects.filter(slug="street-light").update(retired_on=date(2026, 1, 1))

    assert slugs("lamp") == []


def test_the_end_of_an_endless_text_is_not_read():
    assert slugs("x" * LONGEST_READ + " lamp") == []


def test_a_match_says_how_well_it_fits():
    better, worse = find_services("lamp permit permit", "en")

    assert better.score >= worse.score > 0
