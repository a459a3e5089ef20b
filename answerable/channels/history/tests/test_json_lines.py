"""One line is one record, and what is wrong with one costs no other."""

from __future__ import annotations

import io

import pytest

from answerable.channels.history.json_lines import json_rows
from answerable.channels.history.lines import LONGEST_LINE

GOOD = b'{"id": "1"}'


def rows(*lines: bytes):
    return list(json_rows(io.BytesIO(b"\n".join(lines))))


def test_a_row_knows_its_line_and_its_bytes():
    (row,) = rows(b"", GOOD, b"  ")

    assert (row.line, row.raw, row.cells) == (2, GOOD, {"id": "1"})


def test_records_within_records_are_named_with_dots():
    (row,) = rows(b'{"a": {"b": {"c": 1}}, "d": null, "e": [1, "x"], "f": true}')

    assert row.cells == {"a.b.c": "1", "d": "", "e": '[1, "x"]', "f": "true"}


def test_a_mark_at_the_beginning_and_other_line_ends_do_no_harm():
    (row,) = rows(b"\xef\xbb\xbf" + GOOD + b"\r")

    assert (row.fault, row.raw) == ("", GOOD)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        pytest.param(b'{"id": "1"', "cannot be read as JSON", id="broken"),
        pytest.param(b'{"id": "\xff"}', "Byte 9 of this line is no UTF-8", id="bytes"),
        pytest.param(b'{"id": "a\x00b"}', "cannot be read as JSON", id="NUL"),
        pytest.param(b'["id"]', "is no JSON object", id="list"),
        pytest.param(b"[" * 50_000, "cannot be read as JSON", id="deep"),
        pytest.param(b'{"id": ' + b"9" * 5_000 + b"}", "as JSON", id="huge number"),
        pytest.param(b"x" * (LONGEST_LINE + 1), "is longer than", id="too long"),
        pytest.param(b"x" * (10 * LONGEST_LINE), "is longer than", id="10 MB"),
    ],
)
def test_a_line_that_cannot_be_read_says_so_and_loses_nothing_else(line, fault):
    before, bad, after = rows(GOOD, line, GOOD)

    assert fault in bad.fault
    assert (before.cells, bad.line, after.cells, after.line) == (
        {"id": "1"},
        2,
        {"id": "1"},
        3,
    )


def test_a_line_of_the_greatest_length_is_read():
    line = b'{"id": "' + b"x" * (LONGEST_LINE - 10) + b'"}'

    (row,) = rows(line)

    assert (len(line), row.fault) == (LONGEST_LINE, "")


def test_an_empty_file_has_no_rows():
    assert rows() == []
