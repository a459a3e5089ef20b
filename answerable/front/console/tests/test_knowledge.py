"""Documents are imported and exported by the line; a measurement touches nothing of ours."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from answerable.knowledge.models import SearchEntry, SearchStem
from answerable.knowledge.search import Document, find, put

pytestmark = pytest.mark.django_db

LINES = (
    {
        "_id": "d1",
        "title": "Get a parking permit",
        "text": "You need a photo of yourself.",
    },
    {"_id": 2, "title": "Pagar una multa", "text": "Pague en dos semanas, por favor."},
    {
        "_id": "d3",
        "title": "Weather",
        "language": "xx",
        "summary": "Wet.",
        "questions": ["Rain?"],
    },
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return written(tmp_path / "corpus.jsonl", *map(json.dumps, LINES))


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def run(*words: object) -> str:
    said = io.StringIO()
    call_command("knowledge", *map(str, words), stdout=said, stderr=said)
    return said.getvalue()


def test_a_file_is_taken_into_the_scratch_space(corpus):
    said = run("import", "--replace", corpus)

    assert said == "space: scratch\ntaken: 3\n"
    assert [hit.key for hit in find("parking permits", space="scratch")] == ["d1"]
    assert find("parking permits") == []


def test_a_language_that_is_not_named_is_told_from_the_words(corpus):
    run("import", corpus)

    known = SearchEntry.objects.values_list("key", "collection__language")
    assert set(known) == {("d1", "en"), ("2", "es"), ("d3", "xx")}


def test_what_is_imported_is_counted_at_once(corpus):
    run("import", corpus)

    assert SearchStem.objects.filter(stem="park").exists()


def test_to_replace_is_to_forget_what_was_there(corpus, tmp_path):
    run("import", corpus)
    other = written(
        tmp_path / "other.jsonl", json.dumps({"_id": "d9", "title": "Trees"})
    )

    run("import", "--replace", other)

    assert SearchEntry.objects.get().key == "d9"


def test_a_space_of_another_name_is_apart(corpus):
    run("import", "--into", "mine", corpus)

    assert find("parking", space="scratch") == []
    assert find("parking", space="mine")


def test_the_articles_of_the_office_are_not_written_over(corpus):
    put("office", [Document("own", "en", "Our own")])

    with pytest.raises(CommandError, match="Name another space"):
        run("import", "--replace", "--into", "office", corpus)

    assert SearchEntry.objects.get().key == "own"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("{", "It is no JSON", id="no JSON"),
        pytest.param("[1]", "It is no JSON object", id="no object"),
        pytest.param('{"title": "A"}', "_id is missing", id="no id"),
        pytest.param('{"_id": true, "title": "A"}', "_id is no text", id="odd id"),
        pytest.param('{"_id": "a"}', "neither a title nor a text", id="nothing said"),
        pytest.param('{"_id": "a", "title": 7}', "title is no text", id="a number"),
        pytest.param(
            '{"_id": "a", "title": "\\ud800"}', "half a sign", id="half a sign"
        ),
        pytest.param('{"_id": "d1", "title": "A"}', "Line 1 has the same", id="twice"),
        pytest.param(
            '{"_id": "a", "title": "A", "language": "English"}',
            "no code",
            id="language",
        ),
        pytest.param(
            '{"_id": "a", "title": "A", "questions": "B"}', "no list", id="questions"
        ),
        pytest.param(
            json.dumps({"_id": "a" * 201, "title": "A"}), "longer", id="long id"
        ),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_taken(tmp_path, line, reason, capsys):
    good = json.dumps({"_id": "d1", "title": "Get a permit"})
    path = written(tmp_path / "bad.jsonl", good, "", line)

    with pytest.raises(SystemExit) as ended:
        call_command("knowledge", "import", str(path))

    said = capsys.readouterr().err
    assert ended.value.code == 1
    assert "line 3: " in said
    assert reason in said
    assert "Nothing was taken: 1 of its lines" in said
    assert not SearchEntry.objects.exists()


def test_the_sign_of_nothing_becomes_a_blank(tmp_path):
    run("import", written(tmp_path / "nul.jsonl", '{"_id": "a", "title": "A\\u0000B"}'))

    assert SearchEntry.objects.get().title == "A B"


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"missing\.jsonl: No such file"):
        run("import", tmp_path / "missing.jsonl")


def test_what_is_exported_can_be_imported_again(corpus, tmp_path):
    run("import", corpus)

    run("export", "--from", "scratch", tmp_path / "out.jsonl")
    said = run("import", tmp_path / "out.jsonl")

    assert said == "space: scratch\ntaken: 0\n"


def test_the_articles_of_the_office_are_what_is_exported(tmp_path):
    put("office", [Document("own", "en", "Our own", body="Words.")])

    said = json.loads(run("export", "--json", tmp_path / "out.jsonl"))

    assert said == {"space": "office", "written": 1}
    assert json.loads((tmp_path / "out.jsonl").read_text()) == {
        "_id": "own",
        "title": "Our own",
        "text": "Words.",
        "language": "en",
    }


def test_an_export_writes_over_no_file(corpus):
    with pytest.raises(CommandError, match="File exists"):
        run("export", corpus)

    assert "parking" in corpus.read_text()
