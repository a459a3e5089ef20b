"""Static files that were collected before: packing them anew takes seconds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.contrib.staticfiles.apps import StaticFilesConfig
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import staticfiles_storage

# What tells a browser's name of each file; it is written last.
MANIFEST = "staticfiles.json"


def is_collected() -> bool:
    """Tell whether every static file was collected as it is now."""
    manifest = Path(staticfiles_storage.path(MANIFEST))
    if not manifest.exists():
        return False
    known = staticfiles_storage.hashed_files  # type: ignore[attr-defined]  # has a manifest
    since = manifest.stat().st_mtime
    return all(
        name in known and file.stat().st_mtime < since for name, file in _sources()
    )


def _sources() -> Iterator[tuple[str, Path]]:
    """Return the name of each static file, and where it lies."""
    for finder in get_finders():
        for name, storage in finder.list(StaticFilesConfig.ignore_patterns):
            yield name, Path(storage.path(name))
