"""A file is kept once under the hash of its bytes, and is on the disk when we say so."""

from __future__ import annotations

import hashlib
import os

import pytest

from answerable.lib.files import FileStore, real_type

CONTENT = b"a photo of a pothole"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture(name="store")
def _store(tmp_path) -> FileStore:
    return FileStore(tmp_path / "files")


def test_what_was_put_is_read_back(store):
    name = store.put(CONTENT)

    assert (name, store.get(name)) == (SHA256, CONTENT)


def test_the_same_bytes_are_kept_once(store):
    store.put(CONTENT)
    written = store.path(SHA256).stat().st_mtime_ns

    store.put(CONTENT)

    files = [path for path in store.folder.rglob("*") if path.is_file()]
    assert files == [store.path(SHA256)]
    assert store.path(SHA256).stat().st_mtime_ns == written


def test_the_disk_has_the_file_and_its_folders_before_we_say_so(store, monkeypatch):
    flushed = []
    monkeypatch.setattr(os, "fsync", lambda it: flushed.append(os.fstat(it).st_ino))

    store.put(CONTENT)

    folder = store.path(SHA256).parent
    wanted = [store.path(SHA256), folder, folder.parent]
    assert flushed == [path.stat().st_ino for path in wanted]


def test_a_file_that_is_gone_is_missed(store):
    with pytest.raises(FileNotFoundError):
        store.get(SHA256)


def test_every_file_is_named_and_what_a_crash_left_beside_it_is_not(store):
    store.put(CONTENT)
    store.path(SHA256).with_name("tmp7half").write_bytes(b"a pho")

    assert list(store.names()) == [SHA256]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("../../etc/passwd", id="a way out"),
        pytest.param("/".join("a" * 32), id="as long as a hash"),
        pytest.param("", id="nothing"),
    ],
)
def test_nothing_outside_of_the_folder_is_read(store, name):
    with pytest.raises(FileNotFoundError):
        store.get(name)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(b"%PDF-1.7\n", "application/pdf", id="pdf"),
        pytest.param(b"\xff\xd8\xff\xe0 JFIF", "image/jpeg", id="photo"),
        pytest.param(b"MZ\x90\0", "application/x-msdownload", id="program"),
        pytest.param(b"hello", "application/octet-stream", id="nothing known"),
        pytest.param(b"", "application/octet-stream", id="empty"),
    ],
)
def test_the_type_of_a_file_is_what_its_first_bytes_say(content, kind):
    assert real_type(content) == kind
