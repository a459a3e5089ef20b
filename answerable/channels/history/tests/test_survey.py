"""A file is looked through before any of it is taken."""

from __future__ import annotations

import hashlib

import pytest

from answerable.channels.history.json_lines import json_rows
from answerable.channels.history.mapping import known
from answerable.channels.history.moments import Order
from answerable.channels.history.survey import Survey, survey
from answerable.lib.errors import Refused


@pytest.fixture(name="look")
def _look(tmp_path):
    def look(raw: bytes, order: Order | None = None) -> Survey:
        path = tmp_path / "old.jsonl"
        path.write_bytes(raw)
        return survey(path, json_rows, known(), order=order)

    return look


def line(opened: str) -> bytes:
    return b'{"id": "1", "city": "x", "created": "%s"}\n' % opened.encode()


def test_it_knows_the_bytes_the_rows_and_where_they_come_from(look):
    raw = line("2018-04-12") * 3 + b"\n{"

    seen = look(raw)

    assert (seen.sha256, seen.rows) == (hashlib.sha256(raw).hexdigest(), 4)
    assert (seen.names, seen.has_source) == ({"id", "city", "created"}, True)


def test_one_late_day_shows_the_order_of_all(look):
    assert look(line("04/12/2018") + line("04/25/2018")).order is Order.MONTH_FIRST
    assert look(line("04/12/2018") + line("25/04/2018")).order is Order.DAY_FIRST


@pytest.mark.parametrize(
    "raw",
    [line("04/12/2018"), line("04/12/2018") + line("4/25/2018") + line("25/4/2018")],
)
def test_dates_that_could_be_two_are_refused_until_somebody_says(look, raw):
    with pytest.raises(Refused, match="Dates such as '04/12/2018' can be read in two"):
        look(raw)

    assert look(raw, Order.DAY_FIRST).order is Order.DAY_FIRST


@pytest.mark.parametrize(
    ("raw", "hint"),
    [
        pytest.param(b"", "There is no row in", id="empty"),
        pytest.param(b"\n \n", "There is no row in", id="blank"),
        pytest.param('{"id": 1}'.encode("utf-16"), "is written in UTF-16", id="UTF-16"),
        pytest.param(b'[\n{"id": 1}\n]', "is one JSON list", id="list"),
    ],
)
def test_a_file_of_which_nothing_can_be_taken_is_refused(look, raw, hint):
    with pytest.raises(Refused, match=hint):
        look(raw)


def test_a_folder_and_a_missing_file_are_refused(tmp_path):
    for path, said in ((tmp_path, "Is a directory"), (tmp_path / "x", "No such file")):
        with pytest.raises(Refused, match=f"cannot be read: {said}"):
            survey(path, json_rows, known(), order=None)
