"""A seed folder as one file: a zip that an administrator downloads and sends back.

Nothing of it is ever written to the disk, so a name in it leads nowhere. What is read is
counted while it is unpacked: what a zip says of its own size may be a lie.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from answerable.lib.errors import Refused

MIB = 1024 * 1024
MOST_PACKED = 5 * MIB  # bytes of the zip
MOST_UNPACKED = 20 * MIB  # bytes of all that is in it
MOST_FILES = 2_000
# The first day that a zip can name: two exports of one house are the same bytes.
SOME_DAY = (1980, 1, 1, 0, 0, 0)


def packed(contents: Mapping[str, bytes]) -> bytes:
    """Return files as a zip; the same files make the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, SOME_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return written.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """Return the files of a zip that a seed reads, by their names.

    Raises Refused, in words for whoever sent it, where it is none, is locked, leads out
    of its folder or is too large.
    """
    if len(content) > MOST_PACKED:
        raise _refused(
            _("This file is larger than %(most)s MB. Send a smaller one.")
            % {"most": MOST_PACKED // MIB}
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = dict(_read(archive))
    # Of a zip that is broken inside, the library raises what it stumbles over.
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, zlib.error) as e:
        hint = _(
            "This is no zip that can be read. Download it once more, and send that."
        )
        raise _refused(hint) from e
    except (RuntimeError, NotImplementedError) as error:
        hint = _("This zip is locked or packed in an unusual way. Pack it plainly.")
        raise _refused(hint) from error
    if not found:
        raise _refused(_("There are no .toml files in this zip. Send a seed folder."))
    return found


def _read(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise _refused(
            _(
                "There are more than %(most)s files in this zip. Send a seed folder only."
            )
            % {"most": MOST_FILES}
        )
    left = MOST_UNPACKED
    for entry in entries:
        _refuse_a_way_out(entry.filename)
        if not _is_ours(entry.filename):
            continue
        with archive.open(entry) as file:
            content = file.read(left + 1)
        left -= len(content)
        if left < 0:
            raise _refused(
                _(
                    "Unpacked, this zip is larger than %(most)s MB. Send a seed folder only."
                )
                % {"most": MOST_UNPACKED // MIB}
            )
        yield entry.filename, content


def _is_ours(name: str) -> bool:
    """Tell whether a seed reads a file; some programs add hidden ones of their own."""
    path = PurePosixPath(name)
    is_hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return path.suffix == ".toml" and not is_hidden


def _refuse_a_way_out(name: str) -> None:
    plain = name.replace("\\", "/")
    path = PurePosixPath(plain)
    has_drive = ":" in plain.partition("/")[0]
    if path.is_absolute() or ".." in path.parts or has_drive:
        hint = _("The file “%(name)s” leads out of its folder. Pack the folder anew.")
        raise _refused(hint % {"name": name})


def _refused(hint: str) -> Refused:
    return Refused(code="zip", hint=hint)
