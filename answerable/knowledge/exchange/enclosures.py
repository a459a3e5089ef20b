"""The files of articles in a folder: beside the pages, below the name of the article.

A page tells the files of its language in its heading; one that says nothing of files
leaves them as they are. A check looks at the bytes and keeps none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from pathlib import Path

from django.conf import settings

from answerable.knowledge.enclosing import enclosed, examined, keep
from answerable.knowledge.exchange.gathering import FaultyPages
from answerable.knowledge.exchange.pages import FileEntry, Page
from answerable.knowledge.files import ENDINGS, ArticleFile, Files
from answerable.lib.definitions import Fault
from answerable.lib.errors import Refused

FOLDER = "files"
LAST = 1_000  # where a file stands that does not say where


def path_of(folder: Path, article: str, name: str) -> Path:
    """Return where the bytes of a file lie, or would lie."""
    return folder / FOLDER / article / name


def entries_of(files: Files, language: str) -> list[FileEntry] | None:
    """Return the files of one language as its page tells them; None where none are."""
    if not files:
        return None
    return [
        FileEntry(name=one.name, title=one.title, place=place, former=list(one.former))
        for place, one in enumerate(files, start=1)
        if one.language == language
    ]


def write_bytes(folder: Path, article: str, files: Iterable[ArticleFile]) -> None:
    """Write the bytes of files beside the pages. Raises Refused where some are gone."""
    for one in files:
        path = path_of(folder, article, one.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            path.write_bytes(settings.FILES.get(one.sha256))
        except FileNotFoundError as error:
            hint = f"The bytes of {article}/{one.name} are gone. Put the file in anew."
            raise Refused(code="article-file-gone", hint=hint) from error


def files_over(before: Files, pages: Sequence[Page]) -> Files:
    """Return the files that came in place of those of their languages.

    Raises FaultyPages.
    """
    told = [page for page in pages if page.heading.files is not None]
    came = {page.heading.language for page in told}
    kept = [
        (place, one)
        for place, one in enumerate(before, start=1)
        if one.language not in came
    ]
    known = {one.sha256 for one in before}
    new = [pair for page in told for pair in _brought(page, known)]
    _check_names(kept + new, pages)
    return tuple(one for _place, one in sorted(kept + new, key=itemgetter(0)))


def keep_brought(paths: Iterable[Path], known: Collection[str]) -> None:
    """Keep the bytes of what comes in. Raises Refused."""
    for path in paths:
        keep(examined(path.read_bytes(), known))


def _brought(page: Page, known: Collection[str]) -> Iterator[tuple[int, ArticleFile]]:
    entries = page.heading.files or []
    for entry, path in zip(entries, page.sources, strict=True):
        place = f"{page.place}: files.{entry.name}"
        yield entry.place or LAST, _file(entry, path, page, place, known)


def _file(
    entry: FileEntry, path: Path, page: Page, place: str, known: Collection[str]
) -> ArticleFile:
    try:
        found = examined(path.read_bytes(), known)
    except OSError as error:
        mend = f"There is no {path}. Put the file there, or take this out."
        raise FaultyPages(Fault(place, mend)) from error
    except Refused as refused:
        raise FaultyPages(Fault(place, refused.hint)) from refused
    ending = ENDINGS[found.kind]
    if not entry.name.endswith(f".{ending}"):
        mend = f"Its content is that of a .{ending}. Let its name end so."
        raise FaultyPages(Fault(place, mend))
    file = enclosed(found, (), title=entry.title, language=page.heading.language)
    return replace(file, name=entry.name, former=tuple(entry.former))


def _check_names(
    placed: Iterable[tuple[int, ArticleFile]], pages: Sequence[Page]
) -> None:
    names = [one.name for _place, one in placed]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        mend = f"{', '.join(twice)} is there twice. Give each file a name of its own."
        raise FaultyPages(Fault(f"{pages[0].place}: files", mend))
