"""Whoever reads the story from its page finds every module of it there."""

from __future__ import annotations

from tests.docs.pages import DOCS, ROOT, entries, section

# Jobs for the worker, a few lines each, as every room may have them.
LIKE_EVERYWHERE = {"__init__.py", "apps.py", "tasks.py"}


def test_the_story_names_each_of_its_modules_and_nothing_else():
    folder = ROOT / "answerable" / "casework"
    modules = {path.name for path in folder.glob("*.py")} - LIKE_EVERYWHERE
    packages = {f"{path.parent.name}/" for path in folder.glob("*/__init__.py")}

    told = entries(section(DOCS / "explanation" / "rooms.md", "casework"))

    assert told == modules | packages - {"tests/"}
