"""Pieces of HTML: nothing that somebody typed becomes part of it."""

from __future__ import annotations

import pytest
from django.utils.functional import lazystr
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from answerable.front.shared.pieces import attributes, fill, fill_each, joined, tag

BOLD = SafeString("<b>ours</b>")
NASTY = """<i>"x" & 'y'</i>"""


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(NASTY, id="text with marks of HTML"),
        pytest.param("{0} {name}", id="text with braces"),
        pytest.param(BOLD, id="HTML"),
        pytest.param(7, id="number"),
        pytest.param(None, id="nothing"),
        pytest.param(gettext_lazy("Case"), id="text to be translated"),
        pytest.param(lazystr(NASTY), id="text that is read later"),
        pytest.param(lazystr(BOLD), id="HTML that is read later"),
    ],
)
def test_a_part_is_filled_in_as_django_does_it(part):
    assert fill("<p>{}</p>", part) == format_html("<p>{}</p>", part)
    assert joined([part]) == format_html("{}", part)


def test_each_row_is_filled_in():
    rows = [(NASTY, 1), (BOLD, 2)]

    assert fill_each("<p>{} {}</p>", rows) == format_html_join("", "<p>{} {}</p>", rows)


def test_what_was_filled_in_is_html():
    assert isinstance(fill("<p>{}</p>", NASTY), SafeString)
    assert isinstance(joined([NASTY]), SafeString)


def test_an_attribute_is_written_with_its_value_or_alone_or_not_at_all():
    given = {"id": NASTY, "required": True, "hidden": False, "rows": 5}

    assert attributes(given) == (
        ' id="&lt;i&gt;&quot;x&quot; &amp; &#x27;y&#x27;&lt;/i&gt;" required rows="5"'
    )


def test_a_tag_shows_its_words_as_text():
    assert tag("<b>", kind="bad") == '<span class="tag bad">&lt;b&gt;</span>'
