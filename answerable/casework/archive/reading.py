"""A folder is looked through, then becomes what the database holds: all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction
from psycopg import sql

from answerable.cases.models import Case, JournalEntry
from answerable.casework.archive.manifest import (
    FORM,
    Manifest,
    file_path,
    hash_of,
    migrations,
    read_manifest,
    table_path,
)
from answerable.casework.archive.tables import Table, all_tables, listed
from answerable.channels.models import Envelope
from answerable.lib.errors import Refused
from answerable.lib.memory import forget
from answerable.lib.rows import give_up_keys

# A name with a blank is no column of ours.
WAITING = 'CREATE TEMPORARY TABLE arriving ("a row" text) ON COMMIT DROP'
FILL = 'COPY arriving ("a row") FROM STDIN'
PUT = """
INSERT INTO {table} ({columns})
SELECT {columns} FROM arriving, json_populate_record(NULL::{table}, "a row"::json)
"""
# The journal's months, so that no line of them ends in the partition for the others.
MONTHS = """
SELECT cases_make_journal_month(day::date) FROM (
    SELECT DISTINCT date_trunc('month', ("a row"::json->>'at')::timestamptz) AS day
    FROM arriving
) AS months
"""
JOURNAL_GOES_ON = """
SELECT setval('cases_journalentry_id', max(id)) FROM cases_journalentry
HAVING max(id) IS NOT NULL
"""


def restore(folder: Path) -> Manifest:
    """Put everything of a folder into a database without cases.

    Raises Refused, before anything is written, where the database has cases, or the
    folder is of another version or not as it was written.
    """
    manifest = read_manifest(folder)
    tables = all_tables()
    _refuse_a_database_in_use()
    _refuse_another_version(manifest, tables)
    _refuse_what_was_changed(folder, manifest)
    for sha256 in manifest.files:
        settings.FILES.put(file_path(folder, sha256).read_bytes())
    with transaction.atomic(durable=True):
        _empty(tables)
        for table in tables:
            _fill(table, table_path(folder, table.name))
        _count_on(tables)
    give_up_keys()
    forget()
    return manifest


def _refuse_a_database_in_use() -> None:
    if any(model.objects.exists() for model in (Case, Envelope, JournalEntry)):
        hint = (
            "There are cases in this database, or there were. Nothing is ever written"
            " over them: make a new database."
        )
        raise Refused(code="restore-database", hint=hint)


def _refuse_another_version(manifest: Manifest, tables: list[Table]) -> None:
    here = migrations()
    names = {table.name for table in tables}
    is_alike = manifest.migrations == here and manifest.tables.keys() == names
    if manifest.form == FORM and is_alike:
        return
    apps = sorted(manifest.migrations.keys() | here.keys())
    differences = [
        f"{app} {manifest.migrations.get(app)} there, {here.get(app)} here"
        for app in apps
        if manifest.migrations.get(app) != here.get(app)
    ]
    hint = (
        f"This export is of another version ({'; '.join(differences)})."
        " Import it with that version, then bring the tables up to date."
    )
    raise Refused(code="restore-version", hint=hint)


def _refuse_what_was_changed(folder: Path, manifest: Manifest) -> None:
    for path, sha256 in _parts(folder, manifest):
        try:
            is_whole = hash_of(path) == sha256
        except OSError as error:
            hint = f"{path} cannot be read: {error.strerror}. Export once more."
            raise Refused(code="restore-part", hint=hint) from error
        if not is_whole:
            hint = f"{path} is not as it was written. Export once more."
            raise Refused(code="restore-part", hint=hint)


def _parts(folder: Path, manifest: Manifest) -> Iterator[tuple[Path, str]]:
    for name, part in manifest.tables.items():
        yield table_path(folder, name), part.sha256
    for sha256 in manifest.files:
        yield file_path(folder, sha256), sha256


def _empty(tables: list[Table]) -> None:
    """Delete what a seed put there; the journal is empty and refuses any deletion."""
    with connection.cursor() as cursor:
        for table in tables:
            if table.model is not JournalEntry:
                name = sql.Identifier(table.name)
                cursor.execute(sql.SQL("DELETE FROM {}").format(name))


def _fill(table: Table, path: Path) -> None:
    put = sql.SQL(PUT).format(
        table=sql.Identifier(table.name),
        columns=listed(table.columns),
    )
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        with path.open("rb") as file, cursor.copy(FILL) as writing:
            for line in file:
                writing.write_row([line.rstrip(b"\n").decode()])
        if table.model is JournalEntry:
            cursor.execute(MONTHS)
        cursor.execute(put)
        cursor.execute("DROP TABLE arriving")


def _count_on(tables: list[Table]) -> None:
    """Let every table give the numbers behind those that it has now."""
    models = [table.model for table in tables]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        cursor.execute(JOURNAL_GOES_ON)
