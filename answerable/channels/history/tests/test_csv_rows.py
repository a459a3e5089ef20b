"""A table is read row by row; a forgotten quotation mark costs one line."""

from __future__ import annotations

import io

import pytest

from answerable.channels.history.csv_rows import MOST_LINES, csv_heading, csv_rows
from answerable.channels.history.lines import LONGEST_LINE
from answerable.lib.errors import Refused


def rows(text: str | bytes, *, encoding: str = "utf-8", separator: str = ","):
    raw = text if isinstance(text, bytes) else text.encode(encoding)
    return list(csv_rows(io.BytesIO(raw), encoding=encoding, separator=separator))


def test_a_row_has_its_cells_by_the_names_of_the_columns():
    (row,) = rows("No, Said \n1,Dark\n")

    assert (row.line, row.cells) == (2, {"No": "1", "Said": "Dark"})


def test_line_ends_and_separators_within_quotation_marks_belong_to_the_text():
    first, second = rows('No,Said\n1,"Dark,\nvery ""dark"""\n2,Wet\n')

    assert first.cells == {"No": "1", "Said": 'Dark,\nvery "dark"'}
    assert (first.line, second.line) == (2, 4)


def test_an_empty_line_within_a_text_stays_in_it_and_one_between_rows_is_nothing():
    raw = b'No,Said\r\n\r\n1,"Dark.\r\n\r\nVery."\r\n\r\n2,Wet\r\n'

    first, second = rows(raw)

    assert first.cells["Said"] == "Dark.\r\n\r\nVery."
    assert first.raw == b'1,"Dark.\r\n\r\nVery."'
    assert (first.line, second.line) == (3, 7)


def test_the_line_of_names_is_given_as_it_stands_in_the_file():
    file = io.BytesIO(b'\n"No\nof it",Said\n1,Dark\n')

    assert csv_heading(file, encoding="utf-8", separator=",") == b'"No\nof it",Said'


def test_a_mark_that_is_never_closed_costs_its_own_line_alone():
    first, second, third = rows('No,Said\n1,"Dark\n2,Wet\n3,Cold\n')

    assert "is opened here and never closed" in first.fault
    assert (second.cells["Said"], third.cells["Said"]) == ("Wet", "Cold")


def test_a_mark_that_swallows_others_rows_gives_them_back():
    first, second, third = rows('No,Said\n1,"Dark\n2,Wet\n3,"Cold"\n')

    assert first.fault
    assert (second.cells["Said"], third.cells["Said"]) == ("Wet", "Cold")


def test_a_mark_that_is_never_closed_swallows_no_more_than_a_row_may_have():
    many = "".join(f"{number},Wet\n" for number in range(MOST_LINES + 5))

    first, *others = rows('No,Said\n1,"Dark\n' + many)

    assert "never closed" in first.fault
    assert [row.fault for row in others] == [""] * (MOST_LINES + 5)


def test_a_line_that_is_too_long_does_not_take_its_row_along():
    long = "x" * (LONGEST_LINE + 1)

    first, second, third = rows(f'No,Said\n1,"Dark\n{long}\n3,Cold\n')

    assert "is longer than" in first.fault
    assert "is longer than" in second.fault
    assert third.cells["Said"] == "Cold"


def test_a_long_text_is_read_whole():
    (row,) = rows(f"No,Said\n1,{'x' * 500_000}\n")

    assert len(row.cells["Said"]) == 500_000


def test_a_line_end_of_old_machines_within_a_row_is_named():
    (row,) = rows("No,Said\n1,Da\rrk\n")

    assert row.fault.startswith("This row cannot be read: new-line character")


def test_a_row_with_a_cell_too_many_says_how_many_there_are():
    bad, good = rows("No,Said\n1,Dark,2\n2,Wet\n")

    assert "3 columns here, and 2 names in the first line" in bad.fault
    assert good.cells["Said"] == "Wet"


def test_another_separator_and_another_encoding_are_taken_as_told():
    (row,) = rows("Nr;Gesagt\n1;Dunkel für jeden\n", encoding="cp1252", separator=";")

    assert row.cells["Gesagt"] == "Dunkel für jeden"


def test_bytes_of_another_encoding_reject_one_row():
    bad, good = rows(b"No,Said\n1,f\xfcr\n2,Wet\n")

    assert "is not in utf-8. Name the encoding of the file" in bad.fault
    assert good.cells["No"] == "2"


def test_a_byte_of_another_encoding_is_counted_from_where_its_row_begins():
    bad, *_ = rows(b'No,Said\n1,"a\n\xfc"\n')

    assert bad.fault.startswith("Byte 6 of this row is not in utf-8.")


def test_a_mark_within_a_text_is_named():
    (row,) = rows('No,Said\n1,"Dark" again\n')

    assert "Double it" in row.fault


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("", "There is nothing in this file", id="empty"),
        pytest.param("No,No\n1,2\n", "Two columns are called 'No'", id="double"),
        pytest.param('"No\n1\n', "Line 1: A quotation mark", id="open mark"),
    ],
)
def test_a_table_without_names_is_refused(text, hint):
    with pytest.raises(Refused, match=hint):
        rows(text)
