"""An article in a file says the same when it is read again; foreign ones as far as it goes."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, strategies as st

from answerable.knowledge.content import LISTS, PARTS
from answerable.knowledge.exchange.markdown import read_markdown, written
from answerable.knowledge.exchange.pages import Heading, Page, Rejected, tidied
from answerable.knowledge.exchange.tables import (
    TableMapping,
    read_table,
    read_table_mapping,
)
from answerable.lib.errors import Refused

HEADING = Heading(article="lost-card", language="en", services=["id-card"])
SIGNS = st.sampled_from(
    [*"#\\-*+.1 \n\t`<>[]{}'", "## Cost\n", "+++\n", "1. ", "- ", "é", "ش"]
)
WORDS = st.lists(SIGNS, max_size=20).map("".join) | st.text(max_size=20)
SAID = st.fixed_dictionaries(
    {part: st.lists(WORDS, max_size=4) if part in LISTS else WORDS for part in PARTS}
)


def in_file(text: str, **assumed: str):
    known = {"article": "lost-card", "language": "en"}
    return read_markdown("a.md", text, {**known, **assumed})


def in_table(text: str, **mapping):
    rows = io.BytesIO(text.encode())
    known = {"language": "en"}
    return list(read_table(rows, TableMapping(**mapping), known))


def faults(rejected: Rejected) -> list[str]:
    assert isinstance(rejected, Rejected)
    return list(map(str, rejected.faults))


@given(SAID)
def test_what_is_written_is_read_again(said):
    page = Page("a.md", HEADING, tidied(said))

    assert read_markdown("a.md", written(page), {}) == page


def test_a_file_without_a_heading_says_what_its_signs_say():
    page = in_file(
        "# Replace a card\n\nCome to us.\n\nBring it.\n\n## Steps\n\n* One\n  more\n"
        "2) Two\n\n## cost ##\nTen.\n"
    )

    assert page.parts == {
        "title": "Replace a card",
        "answer": "Come to us.\n\nBring it.",
        "steps": ["One\nmore", "Two"],
        "cost": "Ten.",
    }
    assert page.heading.department is None


def test_a_shared_value_stays_its_key():
    assert (
        in_file("# A\n\nIt costs {card-fee}.").parts["answer"].endswith("{card-fee}.")
    )


def test_html_and_links_are_taken_as_the_letters_that_they_are():
    said = "<script>alert(1)</script> <img src=x onerror=y> [us](javascript:alert(1))"

    assert in_file(f"# A\n\n{said}").parts["answer"] == said


def test_line_ends_of_another_system_do_no_harm():
    page = in_file('\ufeff+++\r\nlanguage = "es"\r\n+++\r\n# A\r\n\r\nB\r\nC\r\n')

    assert page.heading.language == "es"
    assert page.parts == {"title": "A", "answer": "B\nC"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("+++\nlanguage = en\n+++\n# A", "heading: This is no TOML"),
        ("+++\n# A", "heading: The heading is never closed."),
        ("# A\n\n## Opening\n\nNine.", "sections: There is no part 'Opening'."),
        ("# A\n# B", "title: There is a second title."),
        ("# A\n## Cost\n1\n## Cost\n2", "cost: This section is there twice."),
        ("+++\ncolour = 1\n+++\n# A", "colour: Nothing is called so here."),
        ('+++\narticle = "A b"\n+++\n# A', "article: This is 'A b'."),
    ],
    ids=["toml", "open", "section", "title", "twice", "key", "slug"],
)
def test_a_faulty_file_is_refused_with_its_place_and_mend(text, fault):
    [found] = faults(in_file(text))

    assert found.startswith(fault)


def test_a_row_is_an_article_in_one_language():
    [page] = in_table(
        "article,language,title,answer,steps,services,review_days\n"
        'lost-card,es,Tarjeta,Venga.,"1. Uno\n- Dos\n\nTres","id-card, permit",90\n'
    )

    assert page.place == "row 2"
    assert page.heading.language == "es"
    assert page.heading.services == ["id-card", "permit"]
    assert page.heading.review_days == 90
    assert page.parts["steps"] == ["Uno", "Dos", "Tres"]


def test_columns_are_found_by_the_names_that_the_table_gives_them():
    names = {"article": "Key", "title": "Question", "answer": "Reply"}

    [page] = in_table(
        "Key;Question;Reply;Other\ncard;How?;So.;x\n", columns=names, separator=";"
    )

    assert page.heading.article == "card"
    assert page.parts == {"title": "How?", "answer": "So."}


def test_a_faulty_row_is_refused_by_its_number_and_the_others_are_read():
    first, second, third = in_table(
        "article,title,answer,review_days\ncard,A,B,often\nB C,A,B,\nfine,A,B,\n"
    )

    assert first.place == "row 2"
    assert faults(first)[0].startswith("review_days: ")
    assert second.place == "row 3"
    assert faults(second)[0].startswith("article: This is 'B C'.")
    assert third.heading.article == "fine"


def test_a_table_without_its_columns_says_which_are_missing():
    [rejected] = in_table("article,heading,answer\ncard,A,B\n")

    assert faults(rejected) == [
        "title: There is no such column. Add it, or name it in a mapping."
    ]


def test_a_mapping_that_names_what_we_do_not_have_is_refused(tmp_path):
    path = tmp_path / "map.toml"
    path.write_text('[columns]\ncolour = "Farbe"\n')

    with pytest.raises(Refused, match="We have no colour"):
        read_table_mapping(path)
