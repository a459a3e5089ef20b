"""What the tests of the story have in common: files and rows that are thrown away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection

from answerable.lib.files import FileStore


@pytest.fixture
def files(settings, tmp_path) -> FileStore:
    """Keep files where nobody else does."""
    store = settings.FILES = FileStore(tmp_path / "files")
    return store


@pytest.fixture
def committed(transactional_db, mailroom) -> Iterator[None]:
    """Really commit; Django empties its own tables afterwards, and not the journal."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE cases_journalentry")
