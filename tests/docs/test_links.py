"""Every link inside the project leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, ROOT, anchors, documents, prose, titles

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
ELSEWHERE = ("http://", "https://", "mailto:")
PAGES = [pytest.param(page, id=str(page.relative_to(ROOT))) for page in documents()]


def is_dead(page: Path, link: str) -> bool:
    """Tell whether a link of a page leads nowhere."""
    path, _, part = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    if not target.exists():
        return True
    return bool(part) and part not in anchors(target)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_no_dead_link(page: Path):
    links = [
        link for link in LINK.findall(prose(page)) if not link.startswith(ELSEWHERE)
    ]

    dead = [link for link in links if is_dead(page, link)]

    assert not dead


@pytest.mark.parametrize("page", PAGES)
def test_a_page_begins_with_its_title(page: Path):
    first = prose(page).splitlines()[0]

    assert first == f"# {titles(page)[0]}"


@pytest.mark.parametrize(
    "shelf",
    ["tutorials", "guides", "reference", "explanation", "decisions"],
    ids=str,
)
def test_a_shelf_names_all_its_pages(shelf: str):
    index = DOCS / shelf / "README.md"
    named = set(LINK.findall(prose(index)))

    missing = {page.name for page in index.parent.glob("*.md")} - named - {index.name}

    assert not missing


@pytest.mark.skipif(
    not (DOCS / "pictures").is_dir(), reason="no pictures are taken yet"
)
def test_every_picture_is_there_and_is_said_in_words():
    found = [
        (page, words, page.parent / picture)
        for page in documents()
        for words, picture in PICTURE.findall(prose(page))
    ]

    wrong = [each for each in found if not each[1] or not each[2].exists()]

    assert found
    assert not wrong
