"""Reading the documents: their entries, sections, headings and links.

An entry is a heading that is one piece of code, or the pieces of code that begin a row
of a table.
"""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"

_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
_ENTRY = re.compile(r"^(?:#+ |\| )((?:`[^`\n]+`(?:, )?)+)(?=$| \|)", re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")
_FENCED = re.compile(r"^\s*```.*?^\s*```", re.MULTILINE | re.DOTALL)


def documents() -> list[Path]:
    """Return every document of the project."""
    return [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]


def prose(page: Path) -> str:
    """Return a page without its blocks of code."""
    return _FENCED.sub("", page.read_text(encoding="utf-8"))


def section(page: Path, title: str) -> str:
    """Return what stands under a heading, up to the next that is not beneath it."""
    text = prose(page)
    headings = list(_HEADING.finditer(text))
    start = next((each for each in headings if each[2] == title), None)
    assert start, f"{page.name} has no section {title!r}"
    depth = len(start[1])
    later = (each for each in headings if each.start() > start.start())
    end = next((each.start() for each in later if len(each[1]) <= depth), len(text))
    return text[start.end() : end]


def titles(page: Path) -> list[str]:
    """Return the headings of a page, from its first to its last."""
    return [title for _, title in _HEADING.findall(prose(page))]


def entries(text: str) -> set[str]:
    """Return the names that have an entry."""
    return {name for named in _ENTRY.findall(text) for name in _CODE.findall(named)}


def anchors(page: Path) -> set[str]:
    """Return what a link to a part of this page can name."""
    return {_anchor(title) for title in titles(page)}


def _anchor(title: str) -> str:
    bare = re.sub(r"[^\w\- ]", "", title.lower())
    return bare.replace(" ", "-")
