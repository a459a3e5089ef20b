"""What the tests of commands have in common: rows that are really committed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection


@pytest.fixture
def committed(transactional_db, mailroom) -> Iterator[None]:
    """Really commit; Django empties its own tables afterwards, and not the journal."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE cases_journalentry")
