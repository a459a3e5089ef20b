"""Files by their content: one copy each, on the disk before anything points at it."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import filetype


class FileStore:
    """A folder in which every file is named by the SHA-256 of its bytes."""

    def __init__(self, folder: Path) -> None:
        """Use this folder; it is made when the first file comes."""
        self.folder = folder

    def put(self, content: bytes) -> str:
        """Keep the bytes and return their SHA-256; the second time changes nothing.

        Returns only after the disk has them, so that a row may name them.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path(sha256)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_durably(path, content)
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the bytes. Raises FileNotFoundError where they are gone."""
        return self.path(sha256).read_bytes()

    def remove(self, sha256: str) -> None:
        """Take a file away; one that is gone stays so."""
        self.path(sha256).unlink(missing_ok=True)

    def names(self) -> Iterator[str]:
        """Return the SHA-256 of every file, in no order."""
        for path in self.folder.glob("??/*"):
            if len(path.name) == 64 and path.name.isalnum():
                yield path.name

    def path(self, sha256: str) -> Path:
        """Return where the file lies, or would lie."""
        if len(sha256) != 64 or not sha256.isalnum():
            message = f"{sha256!r} is no SHA-256"
            raise FileNotFoundError(message)
        return self.folder / sha256[:2] / sha256


def real_type(content: bytes) -> str:
    """Return what the first bytes say it is; the name and the sender may lie."""
    return filetype.guess_mime(content[:8192]) or "application/octet-stream"


def _write_durably(path: Path, content: bytes) -> None:
    """Write beside, flush, rename, flush the folder: a crash leaves all or nothing."""
    handle, beside = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(beside).replace(path)
    _flush(path.parent)
    _flush(path.parent.parent)  # which names the folder, if it is new


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
