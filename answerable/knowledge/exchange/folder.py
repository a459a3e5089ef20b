"""Articles in a folder: a file of Markdown for each one and each of its languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from django.utils.text import slugify

from answerable.agency.queries import get_agency
from answerable.knowledge.content import Content
from answerable.knowledge.exchange.enclosures import (
    FOLDER,
    entries_of,
    path_of,
    write_bytes,
)
from answerable.knowledge.exchange.markdown import read_markdown, written
from answerable.knowledge.exchange.pages import (
    LONGEST_PAGE,
    Heading,
    Page,
    Rejected,
    tidied,
)
from answerable.knowledge.models import ArticleVersion
from answerable.knowledge.policy.placing import LINKED, PLAIN, placement_of
from answerable.knowledge.queries import content_of, newest_versions
from answerable.lib.definitions import Fault
from answerable.lib.errors import Refused

ENDING = ".md"


def read_files(folder: Path, language: str = "") -> Iterator[Page | Rejected]:
    """Yield what each file says, in the order of their names. Raises Refused.

    ``lost-card.es.md`` is the article ``lost-card`` in Spanish, unless it says otherwise.
    """
    paths = sorted(folder.rglob(f"*{ENDING}"))
    if not paths:
        hint = f"There are no {ENDING} files in {folder}. Name another folder."
        raise Refused(code="articles-folder", hint=hint)
    for path in paths:
        yield _read(path, path.relative_to(folder).as_posix(), language)


def write_files(folder: Path, language: str = "") -> list[str]:
    """Write every article that is read, or those of one language; return the names.

    Raises Refused where the folder holds something else.
    """
    versions = list(_versions())
    files = {
        f"{page.heading.article}.{page.heading.language}{ENDING}": written(page)
        for version in versions
        for page in pages_of(version)
        if language in {"", page.heading.language}
    }
    _refuse_others(folder, {*files, FOLDER})
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    for version in versions:
        _write_bytes(folder, version, language)
    return list(files)


def _write_bytes(folder: Path, version: ArticleVersion, language: str) -> None:
    wanted = (
        one for one in content_of(version).files if language in {"", one.language}
    )
    write_bytes(folder, version.article.slug, wanted)


def pages_of(version: ArticleVersion) -> Iterator[Page]:
    """Yield what an article says in each language; its first says where it stands."""
    content = content_of(version)
    offered = get_agency().languages
    codes = [code for code in offered if code in content.languages]
    for code in codes:
        said = _heading(version, content) if code == codes[0] else {}
        heading = Heading.model_validate(
            {
                "article": version.article.slug,
                "language": code,
                **said,
                "files": entries_of(content.files, code),
            }
        )
        yield Page(version.mark, heading, tidied(content.in_language(code)))


def _versions() -> Iterable[ArticleVersion]:
    rows = newest_versions().filter(article__retired_at=None).order_by("article__slug")
    linked = (f"article__{name}" for name in LINKED)
    whole = rows.select_related("article__department", "article__owner")
    return whole.prefetch_related(*linked)


def _heading(version: ArticleVersion, content: Content) -> dict[str, object]:
    stands = placement_of(version.article)
    return {
        "department": stands.department.slug,
        "owner": stands.owner.username,
        "audience": content.audience,
        **{name: getattr(stands, name) for name in PLAIN},
        "legal_source": content.legal_source or None,
        "grade_reason": version.grade_reason or None,
        **{name: sorted(one.slug for one in getattr(stands, name)) for name in LINKED},
        "former": list(stands.former) or None,
    }


def _read(path: Path, name: str, language: str) -> Page | Rejected:
    if path.stat().st_size > LONGEST_PAGE:
        mend = f"This is larger than {LONGEST_PAGE:,} bytes. Make several of it."
        return Rejected(name, (Fault("", mend),))
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        mend = "This is not written in UTF-8. Save it so."
        return Rejected(name, (Fault("", mend),))
    page = read_markdown(name, text, _assumed(path, language))
    return page if isinstance(page, Rejected) else _with_sources(page, path.parent)


def _with_sources(page: Page, folder: Path) -> Page:
    """Return a page that knows where the files lie that it tells."""
    told = page.heading.files or ()
    article = page.heading.article
    return replace(page, sources=[path_of(folder, article, one.name) for one in told])


def _assumed(path: Path, language: str) -> dict[str, str]:
    stem, _dot, code = path.stem.rpartition(".")
    if code not in get_agency().languages:
        stem, code = path.stem, language or get_agency().languages[0]
    return {"article": slugify(stem)[:50].strip("-_"), "language": code}


def _refuse_others(folder: Path, names: set[str]) -> None:
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    others = sorted(name for name in there - names if not name.startswith("."))
    if others or (folder.exists() and not folder.is_dir()):
        hint = (
            f"{folder} holds what this export would not write:"
            f" {', '.join(others[:5]) or 'it is a file'}. Name another folder, or empty it."
        )
        raise Refused(code="folder-in-use", hint=hint)
