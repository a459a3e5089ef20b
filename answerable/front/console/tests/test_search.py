"""What is searched for at the console: words by people, queries by the line."""

from __future__ import annotations

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command

from answerable.knowledge.search import Document, put

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shelves(db: None) -> None:
    put("office", [Document("permit", "en", "Get a parking permit")])
    put("scratch", [Document("d1", "en", "Pay a parking fine")])


def run(*words: str) -> str:
    said = io.StringIO()
    call_command("search", *words, stdout=said)
    return said.getvalue()


@pytest.fixture
def ask(monkeypatch):
    def asked(*lines: str, words: tuple[str, ...] = ()) -> list[dict[str, object]]:
        feed = io.TextIOWrapper(io.BytesIO("\n".join(lines).encode()))
        monkeypatch.setattr(sys, "stdin", feed)
        return list(map(json.loads, run("--json", *words).splitlines()))

    return asked


def test_words_are_sought_among_the_articles_of_the_office():
    said = run("parking", "permits")

    assert "permit (en)  Get a parking permit" in said
    assert "d1" not in said


def test_words_can_be_sought_in_another_space():
    assert "d1 (en)  Pay a parking fine" in run("--in", "scratch", "parking")
    assert "d1 (en)  Pay a parking fine" in run("--into", "scratch", "parking")


def test_a_slip_of_the_pen_is_put_right():
    assert run("parkign permit").endswith("Did you mean: parking permit?\n")


def test_what_fits_nothing_is_said():
    assert run("qxz") == "Nothing fits.\n"


def test_words_are_answered_as_one_document_of_json():
    said = json.loads(run("--json", "parkign permits"))

    assert said["did_you_mean"] == "parking permits"
    assert said["hits"][0]["id"] == "permit"
    assert said["hits"][0]["words"] == ["parkign", "permits"]


def test_queries_by_the_line_are_answered_from_the_scratch_space(ask):
    first, second = ask(
        '{"id": "q1", "query": "parking"}', "", '{"id": 2, "query": "qxz"}'
    )

    assert [hit["id"] for hit in first["hits"]] == ["d1"]
    assert first["hits"][0]["score"] > 0
    assert second == {"id": 2, "hits": []}


def test_queries_by_the_line_can_be_answered_from_the_office(ask):
    (said,) = ask('{"id": "q1", "query": "parking"}', words=("--in", "office"))

    assert [hit["id"] for hit in said["hits"]] == ["permit"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("{", "line 1: It is no JSON", id="no JSON"),
        pytest.param('{"query": "a"}', "line 1: id is missing", id="no id"),
        pytest.param('{"id": 1}', "line 1: query is no text", id="no query"),
    ],
)
def test_a_line_that_is_no_query_is_named_and_the_others_answered(
    ask, line, reason, capsys
):
    with pytest.raises(SystemExit) as ended:
        ask(line, '{"id": "q1", "query": "parking"}')

    assert ended.value.code == 1
    assert reason in capsys.readouterr().err


def test_a_limit_is_kept_and_an_impossible_one_refused():
    put("office", [Document("fine", "en", "Pay a parking fine")])

    assert len(run("--limit", "1", "parking").splitlines()) == 1
    with pytest.raises(CommandError, match="from 1 to 1,000"):
        run("--limit", "0", "parking")
