"""Shared values as people write them: with the sign of the currency that they know."""

from __future__ import annotations

import pytest

from answerable.knowledge.values import in_writing


@pytest.mark.parametrize(
    ("currency", "language", "written"),
    [
        pytest.param("GBP", "en", "£1,825.00", id="pounds in English"),
        pytest.param("GBP", "es", "1.825,00\xa0£", id="pounds in Spanish"),
        pytest.param("GBP", "ar", "1,825.00\xa0£", id="pounds in Arabic"),
        pytest.param("EUR", "es", "1.825,00\xa0€", id="euros in Spanish"),
        pytest.param("USD", "es", "1.825,00\xa0$", id="dollars in Spanish"),
    ],
)
def test_a_price_has_the_sign_that_people_know(currency, language, written):
    assert in_writing("money", "1825.00", currency, language) == written
