"""``answerable route`` learns from JSON lines, and answers them."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

WORDS = {
    "roads": ("pothole", "street light", "pavement"),
    "parks": ("tree", "grass", "bench"),
}


@pytest.fixture(name="models", autouse=True)
def _models(settings, tmp_path):
    settings.MODELS = tmp_path / "models"
    scratch: Path = tmp_path / "models" / "scratch"
    return scratch


@pytest.fixture(name="lines")
def _lines(tmp_path):
    def lines(*extra: str) -> Path:
        said = [
            json.dumps({"text": f"A {word} {where}", "label": label})
            for label, words in WORDS.items()
            for word in words
            for where in ("by the church", "at school", "in our lane", "", "again") * 5
        ]
        path: Path = tmp_path / "lines.jsonl"
        path.write_text("\n".join([*said, *extra]))
        return path

    return lines


@pytest.fixture(name="ask")
def _ask(capsys, monkeypatch):
    def ask(content: bytes, *options: str) -> str:
        stdin = io.TextIOWrapper(io.BytesIO(content))
        monkeypatch.setattr(sys, "stdin", stdin)
        capsys.readouterr()
        call_command("route", *options)
        return str(capsys.readouterr().out)

    return ask


def test_what_was_learned_answers_each_line(lines, ask):
    call_command("route", "train", str(lines()))

    told = ask(
        b'{"id": "7", "text": "Pothole"}\n\n{"id": 8, "text": "a tree"}', "--json"
    )

    first, second = map(json.loads, told.splitlines())
    assert (first["id"], first["candidates"][0]["label"]) == ("7", "roads")
    assert (second["id"], second["candidates"][0]["label"]) == (8, "parks")
    assert first["automatic"] is True
    assert first["words"] == ["pothole"]


def test_people_read_the_answer_without_json(lines, ask):
    call_command("route", "train", str(lines()))

    told = ask(b'{"id": "7", "text": "Pothole"}\n{"id": "8", "text": "123"}')

    first, second = told.splitlines()
    assert first.startswith("7\tautomatic\troads ")
    assert second == "8\tto be looked at\tnothing known"


def test_training_says_how_good_it_is_on_what_was_not_seen(lines, capsys):
    call_command("route", "train", str(lines()), "--json")

    told = json.loads(capsys.readouterr().out)
    assert (told["model"], told["texts"]) == ("scratch", 150)
    assert told["labels"]["roads"]["texts"] == 75


def test_models_have_names_and_the_usual_one_stays(lines, ask, models):
    call_command("route", "train", "--into", "mine", str(lines()))

    assert {path.name for path in models.iterdir()} == {"mine.model", "mine.skops"}
    assert ask(b'{"id": "7", "text": "Pothole"}', "--json", "--model", "mine")
    with pytest.raises(CommandError, match="There is no model “scratch”"):
        ask(b'{"id": "7", "text": "Pothole"}', "--json")


def test_a_model_is_judged_by_texts_whose_place_is_known(lines, capsys):
    path = lines()
    call_command("route", "train", str(path))
    capsys.readouterr()

    call_command("route", "evaluate", str(path))

    told = capsys.readouterr().out
    assert "accuracy: 1.0" in told
    assert "roads: texts 75, accuracy 1.0" in told


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("{", "Line 151: this is no JSON", id="no json"),
        pytest.param("[1]", "Line 151: this is no object", id="no object"),
        pytest.param('{"text": "a"}', "Line 151: “label” is missing", id="no label"),
        pytest.param(
            '{"text": 1, "label": "a"}', "“text” is missing or no", id="number"
        ),
        pytest.param('{"text": "a", "label": " "}', "“label” is empty", id="empty"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_learned(lines, models, line, said):
    with pytest.raises(CommandError, match=said):
        call_command("route", "train", str(lines(line)))

    assert not models.exists()


def test_a_bad_question_is_named_and_none_is_answered(lines, ask, capsys):
    call_command("route", "train", str(lines()))

    with pytest.raises(CommandError, match="Line 2: “id” is missing"):
        ask(b'{"id": "1", "text": "tree"}\n{"text": "tree"}\n', "--json")

    assert capsys.readouterr().out == ""


def test_of_many_bad_lines_some_are_named(lines):
    with pytest.raises(CommandError, match="And 10 lines more"):
        call_command("route", "train", str(lines(*["{"] * 30)))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("office", "own model learns from its own cases", id="office"),
        pytest.param("../mine", "is no name", id="path"),
    ],
)
def test_no_name_leads_elsewhere(lines, name, said):
    with pytest.raises(CommandError, match=said):
        call_command("route", "train", "--into", name, str(lines()))


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("route", "train", str(tmp_path / "none"))


def test_an_empty_file_teaches_nothing(tmp_path):
    (tmp_path / "empty").write_text("")

    with pytest.raises(CommandError, match="no line in it"):
        call_command("route", "train", str(tmp_path / "empty"))
