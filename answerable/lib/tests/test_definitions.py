"""Faults in what people define are named by place, in plain words."""

from __future__ import annotations

import pytest

from answerable.lib.definitions import (
    Definition,
    Fault,
    InWords,
    ManyInWords,
    Slug,
    faults_in,
)


class Tree(Definition):
    """A shape with everything that a fault can be in."""

    slug: Slug
    name: InWords
    also: ManyInWords = {}
    parts: list[Tree] = []


def lines(written, *languages):
    return [str(fault) for fault in faults_in(Tree, written, languages)]


@pytest.mark.parametrize(
    ("written", "line"),
    [
        pytest.param({"slug": "oak"}, "name: This is missing. Add it.", id="missing"),
        pytest.param(
            {"slug": "oak", "name": {"en": "Oak", "es": " "}},
            "name.es: String should have at least 1 character.",
            id="blank",
        ),
        pytest.param(
            {"slug": "oak", "name": {"en": "Oak"}},
            "name: There is no text in es. Write it.",
            id="language missing",
        ),
        pytest.param(
            {"slug": "oak", "name": {"en": "Oak", "es": "Roble", "xx": "-"}},
            "name: xx is not among the languages of the agency.",
            id="language unknown",
        ),
        pytest.param(
            {
                "slug": "oak",
                "name": {"en": "Oak", "es": "Roble"},
                "also": {"en": ["o"]},
            },
            "also: There is no text in es. Write it.",
            id="words missing",
        ),
    ],
)
def test_a_fault_is_named_with_its_place(written, line):
    assert lines(written, "en", "es") == [line]


def test_an_entry_is_called_by_its_name_and_else_by_its_number():
    parts = [{"slug": "twig"}, {"name": {"en": "Leaf"}}]

    assert lines({"slug": "oak", "name": {"en": "Oak"}, "parts": parts}) == [
        "parts.twig.name: This is missing. Add it.",
        "parts.2.slug: This is missing. Add it.",
    ]


def test_without_languages_any_text_will_do():
    assert lines({"slug": "oak", "name": {"xx": "Oak"}}) == []


def test_what_is_no_table_at_all_is_refused():
    [line] = lines("oak")

    assert line.startswith("Input should be a valid dictionary")


def test_a_fault_without_a_place_is_its_sentence():
    assert str(Fault("", "Write something.")) == "Write something."
