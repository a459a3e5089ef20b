from __future__ import annotations

import pytest

from answerable.channels.email.languages import language_of

SITE = ("en", "es", "ar")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("The street light outside is broken again.", "en", id="english"),
        pytest.param(
            "La farola de mi calle no funciona desde ayer.", "es", id="spanish"
        ),
        pytest.param("مصباح الشارع أمام بيتي لا يعمل منذ أسبوع", "ar", id="arabic"),
        pytest.param("Street light", "", id="two words"),
        pytest.param("12 34 56 78", "", id="no words"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_text_is_in_one_of_the_languages_of_the_site(text, language):
    assert language_of(text, SITE) == language


def test_a_site_with_one_language_needs_no_guess():
    assert language_of("The street light is broken.", ("en",)) == ""
