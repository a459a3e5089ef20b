"""The files of a bundle: which become pages, and which go along beside it.

An image becomes a page of ours, as the desk shows it; a PDF that can be read is put
behind, page by page. Everything else goes along as it came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from django.conf import settings

from answerable.cases.models import Attachment
from answerable.front.shared.paper.annexes import count_pages

PDF = "application/pdf"
FOLDER = "files"


@dataclass(frozen=True)
class Leaf:
    """A file in its place: on pages of ours, behind them, beside them, or gone.

    ``pages`` is how many of the annex; ``path`` is its place in the folder.
    """

    number: int
    file: Attachment
    is_image: bool = False
    pages: int = 0
    path: str = ""

    @property
    def anchor(self) -> str:
        """Return the id of its page."""
        return f"file-{self.file.pk}"

    @property
    def picture(self) -> str:
        """Return the name by which its page asks for the image."""
        return f"paper:file-{self.file.pk}"


def leaves_of(files: Iterable[Attachment]) -> list[Leaf]:
    """Return where each file goes. One whose bytes are gone has no place at all."""
    return [_leaf(number, file) for number, file in enumerate(files, start=1)]


def pictures_of(leaves: Sequence[Leaf]) -> dict[str, Callable[[], bytes]]:
    """Return how each image is read, by the name its page has for it."""
    return {
        leaf.picture: _reader(leaf.file.shown_sha256)
        for leaf in leaves
        if leaf.is_image
    }


def content_of(leaf: Leaf) -> bytes:
    """Return the bytes of a file."""
    content: bytes = settings.FILES.get(leaf.file.sha256)
    return content


def _leaf(number: int, file: Attachment) -> Leaf:
    if not settings.FILES.path(file.sha256).exists():
        return Leaf(number, file)
    if file.shown_sha256 and settings.FILES.path(file.shown_sha256).exists():
        return Leaf(number, file, is_image=True)
    content = settings.FILES.get(file.sha256) if file.content_type == PDF else b""
    if pages := count_pages(content) if content else 0:
        return Leaf(number, file, pages=pages)
    return Leaf(number, file, path=_path(number, file.name))


def _path(number: int, name: str) -> str:
    """Return a path that stays in its folder, whatever the sender called the file."""
    plain = PurePath(name.replace("\\", "/")).name
    kept = "".join(each if each.isalnum() or each in "-_. " else "_" for each in plain)
    return f"{FOLDER}/{number:03}-{kept.strip('. ')[-80:] or 'file'}"


def _reader(sha256: str) -> Callable[[], bytes]:
    return lambda: settings.FILES.get(sha256)
