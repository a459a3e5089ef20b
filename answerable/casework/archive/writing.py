"""Everything is written into a folder, as it stood at one moment."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from psycopg import sql

from answerable.cases.models import Attachment
from answerable.casework.archive.manifest import (
    FORM,
    Manifest,
    TablePart,
    file_path,
    migrations,
    sealed_by,
    table_path,
    write_manifest,
)
from answerable.casework.archive.tables import Table, all_tables, listed
from answerable.channels.models import Envelope
from answerable.knowledge.models import ArticleSketch, ArticleVersion
from answerable.lib.errors import Refused

# All tables are read as they were when the first was.
ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
# A name with a blank is no column of ours.
ROWS = """
COPY (SELECT row_to_json("a row")::text FROM
    (SELECT {columns} FROM {table} ORDER BY {order}) AS "a row") TO STDOUT
"""
ONLY_US = 0o700  # the folder holds what people told us


def export(folder: Path) -> Manifest:
    """Write everything into a new or empty folder. Raises Refused where it is not."""
    _make(folder)
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute(ONE_MOMENT)
        tables = {table.name: _write(folder, table) for table in all_tables()}
        wanted = set(_named_files())
        made_of = migrations()
    files = {name: _copy_file(folder, name) for name in settings.FILES.names()}
    manifest = Manifest(
        form=FORM,
        made_at=timezone.now().isoformat(),
        migrations=made_of,
        sealed_by=sealed_by(),
        tables=tables,
        files=files,
        missing_files=sorted(wanted - files.keys()),
    )
    write_manifest(folder, manifest)
    return manifest


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=ONLY_US, parents=True, exist_ok=True)
        is_empty = not any(folder.iterdir())
    except OSError as error:
        hint = f"{folder} cannot be used: {error.strerror}. Name another folder."
        raise Refused(code="export-folder", hint=hint) from error
    if not is_empty:
        hint = f"{folder} is not empty. Name a new folder."
        raise Refused(code="export-folder", hint=hint)


def _write(folder: Path, table: Table) -> TablePart:
    path, digest, rows = table_path(folder, table.name), hashlib.sha256(), 0
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        for line in _lines(table):
            digest.update(line)
            file.write(line)
            rows += 1
    return TablePart(rows=rows, sha256=digest.hexdigest())


def _lines(table: Table) -> Iterator[bytes]:
    statement = sql.SQL(ROWS).format(
        columns=listed(table.columns),
        table=sql.Identifier(table.name),
        order=listed(table.order),
    )
    with connection.cursor() as cursor, cursor.copy(statement) as reading:
        for (line,) in reading.rows():
            yield line.encode() + b"\n"


def _named_files() -> Iterator[str]:
    """Return the hashes of the files that rows name."""
    for field in ("sha256", "shown_sha256"):
        yield from filter(
            None, Attachment.objects.values_list(field, flat=True).iterator()
        )
    for model in (ArticleVersion, ArticleSketch):
        for files in model.objects.values_list("files", flat=True).iterator():
            yield from (one["sha256"] for one in files)
    outside = Envelope.objects.filter(raw=None)
    yield from outside.values_list("raw_sha256", flat=True).iterator()


def _copy_file(folder: Path, sha256: str) -> int:
    content = settings.FILES.get(sha256)
    if hashlib.sha256(content).hexdigest() != sha256:
        hint = f"The file {sha256} is damaged: it is not what its name says. Mend it."
        raise Refused(code="export-file", hint=hint)
    path = file_path(folder, sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return len(content)
