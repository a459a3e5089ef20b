"""The files that go with an article: what they are called and how they stand; pure.

A file is written in one language: a form in Spanish is another file. Its name ends its
address and stays when other bytes take its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.utils.text import slugify

from answerable.lib.errors import NotFound
from answerable.lib.ordering import free_name, moved, place_of
from answerable.lib.papers import EXCEL, OPEN_TABLE, OPEN_TEXT, PDF, PICTURES, WORD

LONGEST_FILE_TITLE = 150
LONGEST_NAME = 60  # characters before its ending
MOST_FILES = 8  # of one article, whose page stays light
PNG, JPEG = PICTURES
ENDINGS = {
    PDF: "pdf",
    WORD: "docx",
    EXCEL: "xlsx",
    OPEN_TEXT: "odt",
    OPEN_TABLE: "ods",
    PNG: "png",
    JPEG: "jpg",
}
# As people know them; none of these names is translated.
CALLED = {WORD: "Word", EXCEL: "Excel", JPEG: "JPEG"}


@dataclass(frozen=True)
class ArticleFile:
    """One file of a version; ``size`` is in bytes, ``kind`` what its content is.

    ``former`` are names that it had: who kept an old address is led on. ``is_tagged`` is
    whether a PDF can be read out, and None for what is no PDF.
    """

    name: str
    title: str
    language: str
    kind: str
    size: int
    sha256: str
    is_tagged: bool | None = None
    former: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """Return its kind as people know it."""
        return CALLED.get(self.kind, ENDINGS[self.kind].upper())

    @property
    def is_picture(self) -> bool:
        """Tell whether a browser shows it; everything else is saved."""
        return self.kind in PICTURES

    @property
    def is_silent(self) -> bool:
        """Tell whether a screen reader cannot make sense of it."""
        return self.is_tagged is False


Files = tuple[ArticleFile, ...]


def files_in(records: Iterable[Mapping[str, Any]]) -> Files:
    """Return files as a row keeps them."""
    return tuple(
        ArticleFile(**{**one, "former": tuple(one["former"])}) for one in records
    )


def records_of(files: Iterable[ArticleFile]) -> list[dict[str, Any]]:
    """Return files as a row keeps them: each a record, in their order."""
    return [{**asdict(one), "former": list(one.former)} for one in files]


def in_log(files: Iterable[ArticleFile]) -> dict[str, object]:
    """Return files as the log of the setup compares them, by their names."""
    return {
        one.name: f"{place}. {one.title} ({one.language}), {one.sha256[:12]}"
        for place, one in enumerate(files, start=1)
    }


def get_file(files: Sequence[ArticleFile], name: str) -> ArticleFile:
    """Return a file by its name. Raises NotFound."""
    return files[place_of(name, [one.name for one in files])]


def led_to(files: Sequence[ArticleFile], name: str) -> ArticleFile:
    """Return what a name leads to, also one that it had before. Raises NotFound."""
    for one in files:
        if name == one.name:
            return one
    for one in files:
        if name in one.former:
            return one
    raise NotFound(name)


def free_file_name(files: Iterable[ArticleFile], wanted: str, kind: str) -> str:
    """Return a name for an address that no file of these has or had."""
    stem = slugify(wanted)[:LONGEST_NAME].strip("-_") or "file"
    ending = ENDINGS[kind]
    taken = {name for one in files for name in (one.name, *one.former)}
    stems = {name.removesuffix(f".{ending}") for name in taken if name.endswith(ending)}
    return f"{free_name(stem, stems)}.{ending}"


def with_file(files: Files, new: ArticleFile) -> Files:
    """Return files with one more at the end; the same bytes in one language are one."""
    is_there = any(
        (one.sha256, one.language) == (new.sha256, new.language) for one in files
    )
    return files if is_there else (*files, new)


def put_instead(files: Files, name: str, new: ArticleFile) -> Files:
    """Return files with new bytes in the place of one: its address leads to them.

    A name that ends otherwise is a new one, and the old one leads to it.
    """
    before = get_file(files, name)
    kept = replace(new, name=before.name, former=before.former)
    if before.kind != new.kind:
        kept = called_anew(files, kept, before.name.rpartition(".")[0])
    return tuple(kept if one is before else one for one in files)


def described(
    files: Files, name: str, *, title: str, language: str, wanted: str
) -> Files:
    """Return files with one told otherwise. Raises NotFound."""
    before = get_file(files, name)
    told = replace(before, title=title, language=language)
    if wanted != before.name.rpartition(".")[0]:
        told = called_anew([one for one in files if one is not before], told, wanted)
    return tuple(told if one is before else one for one in files)


def without(files: Files, name: str) -> Files:
    """Return files without one; one that is gone stays so."""
    return tuple(one for one in files if one.name != name)


def moved_file(files: Files, name: str, *, up: bool) -> Files:
    """Return files with one and its neighbour exchanged. Raises NotFound."""
    here = place_of(name, [one.name for one in files])
    return tuple(moved(files, here, up=up))


def for_reader(files: Iterable[ArticleFile], language: str) -> Files:
    """Return files in their order, those in the language of the reader first."""
    return tuple(sorted(files, key=lambda one: one.language != language))


def called_anew(
    others: Iterable[ArticleFile], file: ArticleFile, wanted: str
) -> ArticleFile:
    """Return a file under another name, with the one that it had kept as a former."""
    name = free_file_name(others, wanted, file.kind)
    former = tuple(
        one for one in dict.fromkeys((*file.former, file.name)) if one != name
    )
    return replace(file, name=name, former=former)
