"""The files that came with a mail, within what the product takes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from answerable.channels.email import mime, tnef
from answerable.channels.email.filenames import name_of
from answerable.channels.email.mime import Part
from answerable.channels.message import File

SIZE_LIMIT = 25 * 1024 * 1024  # bytes a file: the product's decision for all channels
COUNT_LIMIT = 50  # files a mail: the same
NAMES_LIMIT = 1_000  # names of files left out: nobody reads a longer list


@dataclass(frozen=True)
class Attachments:
    """What is kept, the names of what is not, and words found in a container."""

    files: tuple[File, ...] = ()
    left_out: tuple[str, ...] = ()
    text: str = ""


def take_files(parts: Iterable[Part], charset: str = "") -> Attachments:
    """Return the files of these parts; a container is replaced by what it holds."""
    kept: list[File] = []
    left_out: list[str] = []
    text = ""
    for part in parts:
        opened = _open(part, charset)
        text = text or opened.text
        for loose in opened.files:
            if len(loose.content) > SIZE_LIMIT or len(kept) >= COUNT_LIMIT:
                left_out.append(loose.name)
            else:
                kept.append(_weigh(loose))
    return Attachments(tuple(kept), tuple(left_out[:NAMES_LIMIT]), text)


def _open(part: Part, charset: str) -> tnef.Unpacked:
    loose = tnef.Loose(
        name_of(part, charset), part.get_content_type(), mime.content(part)
    )
    unpacked = tnef.unpack(loose.content) if tnef.is_tnef(loose) else None
    return unpacked or tnef.Unpacked(files=(loose,))


def _weigh(loose: tnef.Loose) -> File:
    return File(
        name=loose.name,
        content_type=loose.content_type,
        size=len(loose.content),
        sha256=hashlib.sha256(loose.content).hexdigest(),
        content=loose.content,
    )
