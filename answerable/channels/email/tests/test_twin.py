"""The HTML beside a letter says the same words, and nothing in it can be run."""

from __future__ import annotations

from typing import Any

import html5lib  # type: ignore[import-untyped]  # it carries no types
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, strategies as st

from answerable.channels.email.twin import html_twin

LETTER = """Dear Amina,

The lamp works again.
Thank you.

See where your case stands:
https://hillford.example/track/7K4M-9XQK/key:1/
This link is yours alone.

--\x20
Roads, Streets
Check it here: https://hillford.example/verify/ · 0800 100 200
"""


def twin(text: str = LETTER, **changes: str) -> Any:
    """Return the twin of a letter, after a strict look at its HTML."""
    given = {"title": "The lamp", "language": "en", "direction": "ltr"} | changes
    markup = html_twin(text, **given)
    html5lib.HTMLParser(strict=True).parse(markup)
    return BeautifulSoup(markup, "html.parser")


def test_it_says_the_words_of_the_letter_in_their_paragraphs():
    paragraphs = twin().select("body > p")

    assert [each.text for each in paragraphs][:2] == [
        "Dear Amina,",
        "The lamp works again.\nThank you.",
    ]


def test_the_signature_stands_apart():
    footer = twin().footer

    assert footer.text.strip().startswith("Roads, Streets")
    assert "lamp" not in footer.text


def test_a_letter_without_a_signature_is_a_letter_all_the_same():
    page = twin("Hello.")

    assert page.body.text.strip() == "Hello."
    assert page.footer is None


def test_dashes_among_the_words_are_not_the_signature():
    page = twin("One.\n-- \nTwo.\n-- \nBen")

    assert "Two." not in page.footer.text
    assert page.footer.text.strip() == "Ben"


def test_a_link_that_is_announced_has_the_words_as_its_text():
    link = twin().a

    assert link.text == "See where your case stands"
    assert link["href"] == "https://hillford.example/track/7K4M-9XQK/key:1/"


@pytest.mark.parametrize(
    ("text", "url"),
    [
        pytest.param("At https://a.example/b.", "https://a.example/b", id="full stop"),
        pytest.param("(https://a.example/b)", "https://a.example/b", id="brackets"),
        pytest.param("http://a.example/?b=1&c", "http://a.example/?b=1&c", id="query"),
        pytest.param("\u2066https://a.example\u2069", "https://a.example", id="turned"),
    ],
)
def test_an_address_among_words_can_be_followed(text, url):
    link = twin(text).a

    assert (link["href"], link.text) == (url, url)


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "javascript:alert(1)",
        'https://a.example/"onmouseover="alert(1)',
        "{title} {0} %s &amp; </body>",
    ],
)
def test_whatever_was_typed_is_shown_as_it_is_and_never_run(words):
    page = twin(words, title=words)

    assert page.body.text.strip() == words
    assert page.title.text == words
    allowed = {"href", "dir"}
    assert {name for tag in page.body.find_all() for name in tag.attrs} <= allowed
    assert page.find(["script", "img", "iframe", "form", "link"]) is None


def test_it_is_written_the_way_its_language_is():
    page = twin("مرحبًا", language="ar", direction="rtl")

    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert page.p["dir"] == "auto"  # words of staff may be in another language


def test_it_suits_a_dark_ground_and_fetches_nothing():
    markup = html_twin("Hello.", title="", language="en", direction="ltr")

    assert "color-scheme: light dark" in markup
    assert "url(" not in markup
    assert "#" not in markup  # it sets no colour


@given(st.text(alphabet="a -\n<&\"'/:.htps\u2066", max_size=80))
def test_no_words_are_lost(text):
    page = BeautifulSoup(
        html_twin(text, title="", language="en", direction="ltr"), "html.parser"
    )
    said = [word for word in text.split() if word != "--" and "http" not in word]

    assert [word for word in said if word not in page.body.text] == []
