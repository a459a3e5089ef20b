"""The command takes a file over, counts every row, and says what it did not take."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from answerable.cases.models import Case, ImportedRow

ROW = {
    "service_request_id": "18-1",
    "jurisdiction_id": "old",
    "service_name": "Street light",
    "status": "closed",
    "requested_datetime": "2018-04-12T10:00:00Z",
    "expected_datetime": "2018-04-14T10:00:00Z",
    "closed_datetime": "2018-04-13T10:00:00Z",
    "extended_attributes": {"channel": "web"},
}
ODD = ROW | {"service_request_id": "18-2", "service_name": "Flying carpets"}
TABLE = """No;Opened;Done;Until;What;Who;Mail
A1;12.04.2018 10:00;13.04.2018;14.04.2018;Lamp;Amina;amina@mail.example
A2;31.04.2018 10:00;;;Lamp;Ben;
A3;12.04.2018;;14.04.2018;Lamp
A4;12.04.2018 11:00;;16.04.2018;Carpet;;
"""
MAPPING = """source = "spreadsheet"
zone = "Europe/London"
separator = ";"
dates = ["%d.%m.%Y %H:%M", "%d.%m.%Y"]

[columns]
id = ["No"]
opened = ["Opened"]
closed = ["Done"]
due = ["Until"]
service = ["What"]
name = ["Who"]
email = ["Mail"]

[services]
Lamp = "street-light"
"""
DATA = Path(__file__).resolve().parents[5] / "shared" / "data" / "311"


@pytest.fixture(name="run")
def _run(town, capsys):
    """Run the command; return its status and what it said as one document."""

    def run(*words: object) -> tuple[int, dict[str, object]]:
        code = 0
        try:
            call_command("import", *map(str, words), "--json")
        except SystemExit as left:
            code = int(str(left.code))
        return code, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture(name="file")
def _file(tmp_path):
    def file(*rows: dict[str, object] | bytes):
        lines = [r if isinstance(r, bytes) else json.dumps(r).encode() for r in rows]
        path = tmp_path / "old.jsonl"
        path.write_bytes(b"\n".join(lines))
        return path

    return file


@pytest.fixture(name="table")
def _table(tmp_path):
    (tmp_path / "map.toml").write_text(MAPPING)
    path = tmp_path / "old.csv"
    path.write_text(TABLE)
    return path


def test_rows_are_imported_already_there_or_rejected(run, file):
    path = file(ROW, ROW, b"{", ODD)

    code, facts = run("311", path)

    assert code == 1
    assert (facts["rows"], facts["imported"]) == (4, 2)
    assert (facts["already_there"], facts["rejected"]) == (1, 1)
    assert facts["rejected_rows"] == [
        {
            "line": 3,
            "reason": "This line cannot be read as JSON from column 2 on."
            " Correct it, or leave it out.",
        }
    ]


def test_what_was_kept_in_time_stands_beside_what_was_left_out(run, file):
    _, facts = run("311", file(ROW, ODD | {"expected_datetime": ""}))

    assert facts["answered_in_time"] == {
        "met": 1,
        "judged": 1,
        "due_at_once": 0,
        "left_out": {"not_answered_yet": 0, "not_judged": 0, "without_promise": 1},
    }


def test_a_whole_file_succeeds_and_names_what_nobody_offers(run, file):
    code, facts = run("311", file(ROW, ODD))

    assert code == 0
    assert facts["mismatches"] == {"unknown_service": 1}
    assert facts["unknown_services"] == {"Flying carpets": 1}
    assert facts["confidence"] == {"sure": 1, "doubtful": 1}


def test_a_rehearsal_writes_nothing_and_says_so(run, file):
    code, facts = run("311", file(ROW), "--dry-run")

    assert (code, facts["imported"], facts["wrote_nothing"]) == (0, 1, True)
    assert "answered_in_time" not in facts
    assert Case.objects.count() == 0


def test_the_rows_that_are_not_taken_are_written_down_to_be_mended(run, file, tmp_path):
    rejected = tmp_path / "rejected.jsonl"

    run("311", file(ROW, b'{"id": "2"}', b"{"), "--rejected", rejected)

    assert rejected.read_bytes() == b'{"id": "2"}\n{\n'


def test_the_rejected_rows_of_a_table_are_mended_and_taken_by_the_same_mapping(
    run, table, tmp_path
):
    rejected, mapping = tmp_path / "rejected.csv", tmp_path / "map.toml"
    run("cases", table, "--mapping", mapping, "--rejected", rejected)
    mended = (
        rejected.read_text().replace("31.04", "30.04").replace(";Lamp\n", ";Lamp;;\n")
    )
    rejected.write_text(mended)

    code, facts = run("cases", rejected, "--mapping", mapping)

    assert (code, facts["rows"], facts["imported"]) == (0, 2, 2)


def test_a_file_that_is_refused_leaves_no_file_of_rejected_rows(run, file, tmp_path):
    rejected = tmp_path / "rejected.jsonl"

    with pytest.raises(CommandError, match="which system it comes from"):
        run("311", file({"id": "1"}), "--rejected", rejected)

    assert not rejected.exists()


def test_a_file_is_never_written_over(run, file, tmp_path):
    path = file(ROW)

    with pytest.raises(CommandError, match="cannot be written: File exists"):
        run("311", path, "--rejected", path)


def test_people_read_each_rejected_row_and_then_the_counts(town, file, capsys):
    with pytest.raises(SystemExit):
        call_command("import", "311", str(file(ROW, b"{")))

    said = capsys.readouterr()
    assert said.err.startswith("line 2: This line cannot be read as JSON")
    assert said.out.splitlines()[:4] == [
        "rows: 2",
        "imported: 1",
        "already there: 0",
        "rejected: 1",
    ]


def test_a_file_that_cannot_be_used_is_refused_in_one_line(run, tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        run("311", tmp_path / "none.jsonl")


def test_a_house_without_an_agency_says_what_to_do(db, file):
    with pytest.raises(CommandError, match="run answerable seed"):
        call_command("import", "311", str(file(ROW)))


def test_a_database_that_goes_away_is_no_loss(run, file, monkeypatch):
    def gone(_cases):
        message = "the connection is closed"
        raise OperationalError(message)

    monkeypatch.setattr("answerable.casework.history.taking.keep_imported", gone)

    with pytest.raises(CommandError, match="out of reach: the connection is closed"):
        run("311", file(ROW))


def test_E67_the_list_names_what_a_person_must_look_at(run, file, capsys):
    run("311", file(ROW, ODD))

    call_command("import", "list", "--mismatches", "--source", "old")

    row = ImportedRow.objects.get(source_id="18-2")
    assert capsys.readouterr().out == (
        f"{row.case.reference}  old 18-2 (old.jsonl line 2):"
        " we have no service 'Flying carpets'\n"
    )


def test_the_list_is_also_one_document_a_line(run, file, capsys):
    run("311", file(ROW, ODD))

    call_command("import", "list", "--json")

    sure, odd = map(json.loads, capsys.readouterr().out.splitlines())
    assert (sure["source_id"], sure["line"], sure["mismatches"]) == ("18-1", 1, {})
    assert odd["mismatches"] == {"unknown_service": "Flying carpets"}


def test_a_table_is_taken_as_its_mapping_says(run, table, tmp_path):
    code, facts = run("cases", table, "--mapping", tmp_path / "map.toml")

    assert code == 1
    assert (facts["rows"], facts["imported"], facts["rejected"]) == (4, 2, 2)
    case = Case.objects.get(imported__source_id="A1")
    assert case.opened_at.isoformat() == "2018-04-12T09:00:00+00:00"
    assert case.closed_at
    assert case.closed_at.isoformat() == "2018-04-13T22:59:59+00:00"
    assert (str(case.person), case.contact.address) == ("Amina", "amina@mail.example")
    assert facts["unknown_services"] == {"Carpet": 1}


def test_each_faulty_row_of_a_table_names_its_column_and_the_mend(run, table, tmp_path):
    _, facts = run("cases", table, "--mapping", tmp_path / "map.toml")

    assert facts["rejected_rows"] == [
        {
            "line": 3,
            "reason": "column 'Opened': '31.04.2018 10:00' is no use as a date: it is"
            " written in none of these ways: %d.%m.%Y %H:%M, %d.%m.%Y. Correct it.",
        },
        {
            "line": 4,
            "reason": "There are 5 columns here, and 7 names in the first line."
            " Look for a separator too many or too few.",
        },
    ]


def test_a_table_is_rehearsed_and_taken_once(run, table, tmp_path):
    words = ("cases", table, "--mapping", tmp_path / "map.toml")

    _, rehearsed = run(*words, "--dry-run")
    _, first = run(*words)
    _, second = run(*words)

    assert (rehearsed["imported"], first["imported"], second["imported"]) == (2, 2, 0)
    assert second["already_there"] == 2
    assert Case.objects.count() == 2


@pytest.mark.parametrize(
    ("mapping", "hint"),
    [
        (MAPPING.replace('"No"', '"Nr"'), "columns.id: No column is called 'Nr'"),
        (MAPPING.replace("opened", "updated"), "columns.opened: This is missing"),
        (MAPPING.replace("zone", "time_zone"), "time_zone: Nothing is called so here"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(run, table, tmp_path, mapping, hint):
    (tmp_path / "map.toml").write_text(mapping)

    with pytest.raises(CommandError) as refused:
        run("cases", table, "--mapping", tmp_path / "map.toml")

    assert hint in str(refused.value)


@pytest.mark.skipif(not DATA.is_dir(), reason="real service requests are not here")
def test_real_requests_are_all_taken_and_their_promises_judged(run):
    path = DATA / "baltimore.jsonl"

    code, facts = run("311", path, "--zone", "America/New_York")

    assert code == 0
    assert (facts["rows"], facts["imported"], facts["rejected"]) == (4906, 4906, 0)
    assert facts["answered_in_time"] == {
        "met": 3913,
        "judged": 4695,
        "due_at_once": 109,
        "left_out": {"not_answered_yet": 71, "not_judged": 0, "without_promise": 140},
    }


@pytest.mark.skipif(not DATA.is_dir(), reason="real service requests are not here")
@pytest.mark.parametrize(
    ("name", "rows", "odd"),
    [
        pytest.param("san_francisco", 7222, {"closed_before_opened": 100}, id="west"),
        pytest.param("chicago", 24, {}, id="middle"),
    ],
)
def test_real_requests_of_other_systems_are_understood(run, name, rows, odd):
    _, facts = run("311", DATA / f"{name}.jsonl", "--dry-run")

    assert (facts["rows"], facts["imported"]) == (rows, rows)
    assert facts["mismatches"] == {"unknown_service": rows, **odd}
