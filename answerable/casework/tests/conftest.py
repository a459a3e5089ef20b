"""What the tests of the story have in common: files that are thrown away."""

from __future__ import annotations

import pytest

from answerable.lib.files import FileStore


@pytest.fixture
def files(settings, tmp_path) -> FileStore:
    """Keep files where nobody else does."""
    store = settings.FILES = FileStore(tmp_path / "files")
    return store
