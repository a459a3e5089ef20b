"""A day is said as on the wall calendar of the office."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from answerable.agency.dates import day_in_words

LATE = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        pytest.param("UTC", "Tuesday 24 November 2026", id="where it is still today"),
        pytest.param("Europe/Madrid", "Wednesday 25 November 2026", id="tomorrow"),
        pytest.param("America/Lima", "Tuesday 24 November 2026", id="yesterday"),
    ],
)
def test_a_day_is_that_of_the_office(zone, said):
    assert day_in_words(LATE, zone, "en") == said


@pytest.mark.parametrize(
    ("language", "word"),
    [
        pytest.param("es", "noviembre", id="spanish"),
        pytest.param("ar", "نوفمبر", id="arabic"),
    ],
)
def test_a_day_is_said_in_the_language_of_the_reader(language, word):
    assert word in day_in_words(LATE, "UTC", language)
