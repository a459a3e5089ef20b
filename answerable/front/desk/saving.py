"""Files that staff save: papers, and tables for a spreadsheet.

The door of the desk keeps every cache from them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import IO

from django.http import FileResponse

CSV = "text/csv; charset=utf-8"


def to_save(content: bytes | IO[bytes], name: str, kind: str) -> FileResponse:
    """Return a file under a name; ``kind`` is its media type."""
    file = io.BytesIO(content) if isinstance(content, bytes) else content
    return FileResponse(file, as_attachment=True, filename=name, content_type=kind)


def table_to_save(rows: Iterable[Sequence[object]], name: str) -> FileResponse:
    """Return rows, of which the first names the columns, as a table."""
    table = io.StringIO()
    csv.writer(table).writerows(rows)
    # A spreadsheet knows by its mark that it is UTF-8.
    return to_save(table.getvalue().encode("utf-8-sig"), name, CSV)
