"""What Outlook packs into winmail.dat (TNEF): files, and sometimes the words.

The container is measured before the library opens it; one that is broken or would
swell stays the file that it is.
"""

from __future__ import annotations

import logging
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from tnefparse import TNEF  # type: ignore[import-untyped]  # carries no types
from tnefparse.tnef import TNEFAttachment  # type: ignore[import-untyped]  # no types

from answerable.channels.email.charsets import clean, decode
from answerable.channels.email.filenames import kind_by_name, safe_name
from answerable.channels.email.html import to_text
from answerable.channels.email.mime import FAULTS
from answerable.channels.email.tnef_size import is_bounded

_SIGNATURE = b"\x78\x9f\x3e\x22"

# It complains about every oddity of a sender; the outcome says enough.
logging.getLogger("tnefparse").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class Loose:
    """A file as it lay in the mail, not yet weighed."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Unpacked:
    """The files of a container, and its words when it has any."""

    files: tuple[Loose, ...] = ()
    text: str = ""


def is_tnef(file: Loose) -> bool:
    """Tell whether the file is such a container, by its first bytes."""
    return file.content.startswith(_SIGNATURE)


def unpack(content: bytes) -> Unpacked | None:
    """Return what the container holds, or None when it must stay closed."""
    if not is_bounded(content):
        return None
    try:
        return _unpacked(TNEF(content, do_checksum=False))
    except (*FAULTS, NameError, struct.error):
        return None


def _unpacked(container: TNEF) -> Unpacked:
    files = [file for packed in container.attachments for file in _files(packed)]
    return Unpacked(tuple(files), _text(container))


def _files(packed: TNEFAttachment) -> Iterator[Loose]:
    """Yield the file, or what is inside when it is a mail of Outlook itself."""
    name = safe_name(_as_text(packed.long_filename()))
    inner = unpack(packed.data) if packed.data.startswith(_SIGNATURE) else None
    if inner is None:
        yield Loose(name or "file", kind_by_name(name), packed.data)
        return
    if inner.text:
        yield Loose(f"{name or 'message'}.txt", "text/plain", inner.text.encode())
    yield from inner.files


def _text(container: TNEF) -> str:
    if container.body:
        return _as_text(container.body)
    return to_text(_as_text(container.htmlbody)) if container.htmlbody else ""


def _as_text(value: str | bytes) -> str:
    return decode(value) if isinstance(value, bytes) else clean(value)
