"""Texts of a government are shown in the reader's language, or in one there is."""

from __future__ import annotations

import pytest

from answerable.lib.wording import in_language, without_nul

ROADS = {"en": "Roads", "es": "Calles", "ar": ""}


@pytest.mark.parametrize(
    ("texts", "language", "said"),
    [
        pytest.param(ROADS, "es", "Calles", id="as it is"),
        pytest.param(ROADS, "es-mx", "Calles", id="another country"),
        pytest.param(ROADS, "fr", "Roads", id="a language that is missing"),
        pytest.param(ROADS, "ar", "Roads", id="a text that is empty"),
        pytest.param(ROADS, "", "Roads", id="no language"),
        pytest.param({}, "en", "", id="no text at all"),
    ],
)
def test_a_text_is_said_in_the_nearest_language(texts, language, said):
    assert in_language(texts, language) == said


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("The lamp – اللمبة", "The lamp – اللمبة", id="any alphabet"),
        pytest.param("a\0b", "ab", id="no nul"),
        pytest.param("a\ud800b", "a?b", id="no half of a pair"),
    ],
)
def test_only_what_the_database_cannot_hold_is_taken_out(text, kept):
    assert without_nul(text) == kept
