"""What is written is read again as it was, and stands as a person would write it."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from hypothesis import given, strategies as st

from answerable.lib.toml import toml_of

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
PLAIN = st.one_of(
    TEXTS, st.booleans(), st.integers(-(2**40), 2**40), st.dates(), st.lists(TEXTS)
)
DOCUMENTS = st.recursive(
    st.dictionaries(TEXTS, PLAIN, max_size=3),
    lambda inside: st.dictionaries(
        TEXTS, st.one_of(PLAIN, inside, st.lists(inside, max_size=3)), max_size=3
    ),
    max_leaves=8,
)


@given(DOCUMENTS)
def test_every_document_is_read_again_as_it_was(document):
    assert tomllib.loads(toml_of(document)) == document


def test_tables_stand_apart_and_what_is_short_stands_on_a_line():
    document = {
        "teams": [
            {"slug": "roads", "name": {"en": "Roads"}, "is_triage": True},
            {"slug": "parks", "since": date(2026, 1, 2)},
        ]
    }

    assert toml_of(document).splitlines() == [
        "[[teams]]",
        'slug = "roads"',
        'name = { en = "Roads" }',
        "is_triage = true",
        "",
        "[[teams]]",
        'slug = "parks"',
        "since = 2026-01-02",
    ]


def test_a_table_that_is_too_long_for_a_line_stands_apart_below_what_is_short():
    long = {"street": "Mill Lane " * 9}

    written = toml_of({"place": {"address": long}, "number": 7})

    assert written.splitlines() == [
        "number = 7",
        "",
        "[place]",
        "",
        "[place.address]",
        f'street = "{long["street"]}"',
    ]


def test_a_text_of_several_lines_stands_on_several_lines():
    assert toml_of({"body": "Dear all,\n\nit is done."}).splitlines() == [
        'body = """',
        "Dear all,",
        "",
        'it is done."""',
    ]


def test_what_toml_cannot_say_is_refused():
    with pytest.raises(TypeError, match="nothing for None"):
        toml_of({"a": None})
