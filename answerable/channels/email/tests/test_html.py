from __future__ import annotations

import pytest

from answerable.channels.email import html
from answerable.channels.email.bare_html import is_nested_deep, words_of
from answerable.channels.email.html import to_text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("<p>One</p><p>Two</p>", "One\n\nTwo", id="paragraphs"),
        pytest.param("One<br>Two", "One\nTwo", id="line break"),
        pytest.param("<b>Stra&szlig;e</b>", "Straße", id="entity"),
        pytest.param("<style>p{}</style><script>x()</script>Hi", "Hi", id="unseen"),
        pytest.param("One<table><tr><td>Two</table>", "One\nTwo", id="table"),
        pytest.param(
            '<a href="https://x.example/a">map</a>',
            "map (https://x.example/a)",
            id="link",
        ),
        pytest.param(
            '<a href="javascript:x()">map</a>', "map", id="no address of a page"
        ),
        pytest.param(
            f'<a href="https://x.example/{"a" * 300}">map</a>', "map", id="long link"
        ),
        pytest.param("<a>map</a>", "map", id="link to nowhere"),
        pytest.param("<p>a" + "<br>" * 9 + "b", "a\n\n\nb", id="many blank lines"),
        pytest.param("", "", id="nothing"),
        pytest.param("<!-- x -->", "", id="a comment alone"),
    ],
)
def test_html_becomes_text_that_people_can_read(source, text):
    assert to_text(source).strip() == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param(
            'Yes<blockquote type="cite">One<br>Two</blockquote>No',
            "Yes\n> One\n> Two\nNo",
            id="cited",
        ),
        pytest.param(
            '<blockquote class="gmail_quote">A<blockquote class="gmail_quote">B'
            "</blockquote></blockquote>",
            "> A\n> > B",
            id="nested",
        ),
        pytest.param(
            "Ada wrote:<blockquote>One</blockquote>Yes",
            "Ada wrote:\n> One\nYes",
            id="indented below a colon",
        ),
        pytest.param(
            "My poem<blockquote>One</blockquote>", "My poem\nOne", id="only indented"
        ),
    ],
)
def test_quotes_are_marked_as_in_plain_mail(source, text):
    lines = [line.rstrip() for line in to_text(source).strip().split("\n")]

    assert "\n".join(filter(None, lines)) == text


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("<div>" * 500 + "Hello", id="nested"),
        pytest.param("Hello<p>" + " " * html.LAYOUT_LIMIT, id="large"),
    ],
)
def test_html_that_cannot_be_laid_out_still_gives_its_words(source):
    assert to_text(source).strip() == "Hello"


def test_a_fault_of_the_layout_leaves_the_words(monkeypatch):
    def fail(*_):
        raise ValueError

    monkeypatch.setattr(html, "get_annotated_text", fail)

    assert to_text("<p>Hello</p>") == "Hello"


def test_bare_words_leave_out_what_is_never_seen():
    source = "<title>T</title>Hi &amp; <script>a<b>c</script><i>bye</i><style>p"

    assert words_of(source) == "Hi &\nbye"


@pytest.mark.parametrize(
    ("source", "is_deep"),
    [
        pytest.param("<div>" * 201, True, id="open elements"),
        pytest.param("<div></div>" * 500, False, id="closed elements"),
        pytest.param("<p>" * 500, False, id="paragraphs end each other"),
        pytest.param("</div>" * 500, False, id="never opened"),
    ],
)
def test_nesting_counts_open_elements(source, is_deep):
    assert is_nested_deep(source) is is_deep
