"""A setup as a zip: packed alike each time, and unpacked with care."""

from __future__ import annotations

import io
import zipfile

import pytest

from answerable.casework.seeding import packing
from answerable.casework.seeding.packing import packed, unpacked
from answerable.lib.errors import Refused


def a_zip(**files):
    """Return a zip of these files, of which underscores are slashes and dots."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def test_the_same_files_make_the_same_bytes_and_come_out_again():
    files = {"agency.toml": b"a = 1\n", "services/well.toml": b"b = 2\n"}

    assert packed(files) == packed(files)
    assert unpacked(packed(files)) == files


def test_what_a_seed_does_not_read_is_left_out():
    names = ("a.toml", "notes.txt", ".a.toml", "__MACOSX/a.toml")

    found = unpacked(a_zip(**dict.fromkeys(names, b"")))

    assert list(found) == ["a.toml"]


def test_some_programs_pack_the_folder_itself_as_well():
    assert list(unpacked(a_zip(**{"./": b"", "./a.toml": b""}))) == ["./a.toml"]


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        pytest.param(b"PK no zip", "no zip that can be read", id="no zip"),
        pytest.param(b"", "no zip that can be read", id="nothing"),
        pytest.param(
            packed({"a.toml": b"a" * 99})[:-30], "no zip that can be read", id="cut off"
        ),
        pytest.param(a_zip(**{"a.txt": b""}), "no .toml files", id="other files"),
        pytest.param(
            a_zip(**{"../a.toml": b""}), "leads out of its folder", id="way up"
        ),
        pytest.param(a_zip(**{"/a.toml": b""}), "leads out of its folder", id="root"),
        pytest.param(
            a_zip(**{"C:\\a.toml": b""}), "leads out of its folder", id="drive"
        ),
        pytest.param(
            a_zip(**{"a.toml": b"\0" * (packing.MOST_UNPACKED + 1)}),
            "larger than 20 MB",
            id="bomb",
        ),
        pytest.param(
            a_zip(**{f"{number}.toml": b"" for number in range(2_001)}),
            "more than 2000 files",
            id="many files",
        ),
        pytest.param(
            b"0" * (packing.MOST_PACKED + 1), "larger than 5 MB", id="large file"
        ),
    ],
)
def test_what_cannot_be_unpacked_is_refused_in_words(content, hint):
    with pytest.raises(Refused, match=hint):
        unpacked(content)


def test_a_zip_that_lies_about_its_size_is_counted_while_it_is_read(monkeypatch):
    monkeypatch.setattr(packing, "MOST_UNPACKED", 1_000)
    content = bytearray(a_zip(**{"a.toml": b"\0" * 5_000}))
    # The size stands in the list at the end, as four bytes.
    at = content.rindex((5_000).to_bytes(4, "little"))
    content[at : at + 4] = (10).to_bytes(4, "little")

    with pytest.raises(Refused):
        unpacked(bytes(content))


def test_a_locked_zip_is_refused_in_words():
    content = bytearray(packed({"a.toml": b"a = 1"}))
    # The first bit of the flags, in both places, says that it is locked.
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1

    with pytest.raises(Refused, match="locked"):
        unpacked(bytes(content))
