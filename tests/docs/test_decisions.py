"""Each decision is one page of four parts, and the index knows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, prose, section, titles

SHELF = DOCS / "decisions"
PARTS = ["Status", "Context", "Decision", "Consequences"]
LONGEST = 60  # lines, which is one page
DECISIONS = sorted(SHELF.glob("[0-9]*.md"))
PAGES = [pytest.param(page, id=page.stem) for page in DECISIONS]


@pytest.mark.parametrize("page", PAGES)
def test_a_decision_has_its_four_parts_and_words_in_each(page: Path):
    _, *parts = titles(page)

    assert parts == PARTS
    assert all(section(page, part).strip() for part in PARTS)


@pytest.mark.parametrize("page", PAGES)
def test_a_decision_fits_on_a_page(page: Path):
    lines = page.read_text(encoding="utf-8").splitlines()

    assert len(lines) <= LONGEST


@pytest.mark.parametrize("page", PAGES)
def test_the_index_has_a_decision_under_its_title_and_status(page: Path):
    number, _, _ = page.stem.partition("-")
    title = titles(page)[0].removeprefix(f"{number}: ")
    status = re.match(r"\w+", section(page, "Status").strip())

    row = f"| {number} | [{title}]({page.name}) | {status and status[0].lower()} |"

    assert row in prose(SHELF / "README.md")


def test_no_two_decisions_have_one_number():
    numbers = [int(page.stem[:4]) for page in DECISIONS]

    assert len(numbers) == len(set(numbers))
