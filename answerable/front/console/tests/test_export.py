"""Everything leaves, and comes back equal, row by row."""

from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from answerable.agency.configuration import Hand
from answerable.agency.models import Staff
from answerable.agency.tests.places import name_streets
from answerable.cases.models import Case, JournalEntry
from answerable.casework import work
from answerable.casework.archive.tables import all_tables
from answerable.casework.tests.makers import make_case, send_form, send_mail
from answerable.casework.verify import breaks
from answerable.knowledge.policy import change_files
from answerable.knowledge.tests.makers import (
    make_article,
    make_fact,
    make_file,
    make_pdf,
    publish_files,
)
from answerable.lib.files import FileStore
from answerable.lib.positions import Source, Spot

FILE = b"a picture of a lamp"
LOST = make_pdf(tagged=False)
OLD = {
    "id": "1",
    "city": "old",
    "status": "open",
    "created": "2018-04-12T10:00:00Z",
    "due": "2018-04-14T10:00:00Z",
    "category": "Street light",
    "detail": 'It is "dark" – \\ and\ttabbed.\nTwice. مظلم',
}


@pytest.fixture(name="store")
def _store(settings, tmp_path):
    settings.FILES = FileStore(tmp_path / "store")
    settings.FILES.put(FILE)
    return settings.FILES


@pytest.fixture(name="lived_in")
def _lived_in(committed, town, store, ben, tmp_path):
    """A town in which things happened: by web, mail and from an older system."""
    case = make_case(spot=Spot(50.05, 10.05, Source.DEVICE, 12))
    send_mail("Ca\u0301fé \u2028 \\N \\x41", subject='A "quoted" word')
    send_form(words="x" * 300_000, token="long")
    work.note(case, words="We look.", by=ben)
    path = tmp_path / "old.jsonl"
    path.write_text(json.dumps(OLD))
    call_command("import", "311", str(path), "--json")
    name_streets()
    make_fact()
    article = make_article(ben, town.hall)
    publish_files(article, make_file())
    change_files(article, (make_file(LOST, "To come"),), by=Hand(ben))
    return case


@pytest.fixture(name="folder")
def _folder(lived_in, tmp_path, capsys):
    folder = tmp_path / "everything"
    call_command("export", str(folder), "--json")
    capsys.readouterr()
    return folder


def rows() -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table, with what the database makes of it."""
    found = {}
    with connection.cursor() as cursor:
        for table in all_tables():
            columns = [
                field.column
                for field in table.model._meta.local_concrete_fields
                if field.column and field.column != "xact"
            ]
            named, order = (
                ", ".join(f'"{one}"' for one in some) for some in (columns, table.order)
            )
            cursor.execute(
                f'SELECT {named} FROM "{table.name}" ORDER BY {order}'  # noqa: S608  # our own tables
            )
            found[table.name] = cursor.fetchall()
    return found


def empty() -> None:
    """Leave a database as it is after ``migrate``."""
    names = ", ".join(f'"{table.name}"' for table in all_tables())
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {names} CASCADE")


def restore(folder, capsys) -> dict[str, object]:
    capsys.readouterr()
    call_command("import", "all", str(folder), "--json")
    facts: dict[str, object] = json.loads(capsys.readouterr().out)
    return facts


def test_everything_comes_back_equal_row_by_row(folder, store, capsys):
    before = rows()
    empty()
    store.path(next(store.names())).unlink()

    facts = restore(folder, capsys)

    assert rows() == before
    assert facts["rows"] == sum(map(len, before.values()))
    assert (facts["cases"], facts["missing_files"]) == (4, [])
    assert len(before["cases_journalentry"]) > 10
    assert FILE in map(store.get, store.names())


def test_what_came_back_is_whole_and_lives_on(folder, capsys):
    empty()
    restore(folder, capsys)

    call_command("verify", "--json")
    assert json.loads(capsys.readouterr().out)["holds"] is True
    make_case(email="new@mail.example")
    assert Case.objects.count() == 5
    assert list(breaks()) == []


def test_a_seeded_town_gives_way_to_what_comes_back(folder, capsys):
    before = rows()
    empty()
    call_command("seed")

    restore(folder, capsys)

    assert rows() == before


def test_a_second_export_is_the_same(folder, tmp_path, capsys):
    empty()
    restore(folder, capsys)

    call_command("export", str(tmp_path / "again"))

    first, second = (
        json.loads((one / "manifest.json").read_text())
        for one in (folder, tmp_path / "again")
    )
    assert first["tables"] == second["tables"]
    assert first["files"] == second["files"]


def test_lines_get_the_number_of_the_transaction_that_brought_them(folder, capsys):
    empty()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        (last,) = cursor.fetchone()

    restore(folder, capsys)

    (number,) = set(JournalEntry.objects.values_list("xact", flat=True))
    assert number > last


def test_a_database_with_cases_is_never_written_over(folder, capsys):
    before = rows()

    with pytest.raises(CommandError, match="There are cases in this database"):
        restore(folder, capsys)

    assert rows() == before


def test_a_part_that_was_changed_is_refused_and_nothing_is_written(folder, capsys):
    empty()
    path = folder / "tables" / "cases_case.jsonl"
    path.write_text(path.read_text().replace("Mill Lane", "Hill Lane"))

    with pytest.raises(
        CommandError, match=r"cases_case\.jsonl is not as it was written"
    ):
        restore(folder, capsys)

    assert not Staff.objects.exists()


def test_a_part_that_is_gone_is_named(folder, capsys):
    empty()
    (folder / "tables" / "cases_case.jsonl").unlink()

    with pytest.raises(CommandError, match="cannot be read: No such file"):
        restore(folder, capsys)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        (None, "cannot be read: No such file or directory. Was the export cut off"),
        ("{", "is no JSON"),
        ("{}", "form: This is missing"),
    ],
)
def test_a_folder_without_its_manifest_is_refused(folder, capsys, written, hint):
    (folder / "manifest.json").unlink()
    if written is not None:
        (folder / "manifest.json").write_text(written)

    with pytest.raises(CommandError, match=hint):
        restore(folder, capsys)


def test_an_export_of_another_version_says_which(folder, capsys):
    empty()
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest["migrations"]["cases"] = "0001_search_configuration"
    path.write_text(json.dumps(manifest))

    with pytest.raises(CommandError, match="cases 0001_search_configuration there, 0"):
        restore(folder, capsys)


def test_another_key_is_told(folder, capsys, settings):
    empty()
    settings.KEYS = ["another"]
    capsys.readouterr()

    call_command("import", "all", str(folder))

    assert "ANSWERABLE_PREVIOUS_SECRET_KEY" in capsys.readouterr().err


def test_no_key_and_no_secret_is_in_the_folder(folder, settings):
    written = b"".join(
        path.read_bytes() for path in folder.rglob("*") if path.is_file()
    )

    assert settings.SECRET_KEY.encode() not in written


def test_a_folder_that_is_in_use_is_refused(folder):
    with pytest.raises(CommandError, match="is not empty"):
        call_command("export", str(folder))


def test_a_file_is_no_folder(committed, tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(CommandError, match="cannot be used: File exists"):
        call_command("export", str(tmp_path / "file"))


def test_a_damaged_file_is_named(committed, town, store, tmp_path):
    name = next(store.names())
    store.path(name).write_bytes(b"rot")

    with pytest.raises(CommandError, match=f"{name} is damaged"):
        call_command("export", str(tmp_path / "everything"))


def test_a_file_that_is_gone_is_listed(committed, town, store, tmp_path, capsys):
    kept = send_form(words="x" * 300_000, token="long")
    store.path(kept.envelope.raw_sha256).unlink()

    call_command("export", str(tmp_path / "everything"), "--json")

    facts = json.loads(capsys.readouterr().out)
    assert facts["missing_files"] == [kept.envelope.raw_sha256]
