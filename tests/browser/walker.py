"""Somebody on the way through pages, who looks at each for what keeps people out."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.urls import resolve
from playwright.sync_api import FilePayload, Page

# The button that leads on, not those beside it.
ON = "main form .btn:not(.quiet):not(.ghost):not(.plain)"
PATIENCE = 10_000  # milliseconds; a page that lacks what is sought should fail soon


class Walker:
    """Walks with the mouse and notes what was looked at, and what was found there."""

    def __init__(
        self, page: Page, barriers: Callable[[], list[str]], home: str
    ) -> None:
        """Stand outside; ``home`` is where the pages of a language begin."""
        self.page, self.barriers, self.home = page, barriers, home
        self.seen: list[str] = []
        self.found: list[str] = []
        page.set_default_timeout(PATIENCE)

    def open(self, path: str) -> None:
        """Go to a page by its address."""
        self.page.goto(self.home + path)

    def press(self, button: str = ON) -> None:
        """Press a button or link and wait for the page behind it."""
        with self.page.expect_navigation():
            self.page.locator(button).first.click()

    def fill(self, **answers: str) -> None:
        """Type into the fields of these names."""
        for name, words in answers.items():
            self.page.locator(f"main [name={name}]").first.fill(words)

    def tick(self, choice: str) -> None:
        """Take a choice."""
        self.page.locator(f"main {choice}").first.check()

    def attach(self, name: str, file: str) -> None:
        """Choose a small file."""
        chosen = FilePayload(name=file, mimeType="text/plain", buffer=b"dark")
        self.page.locator(f"main [name={name}]").set_input_files(chosen)

    def look(self) -> None:
        """Note what would keep somebody out of this page."""
        name = self._name()
        self.seen.append(name)
        self.found += [f"{name}: {barrier}" for barrier in self.barriers()]

    def _name(self) -> str:
        """Return how the page is called in our addresses, or which step it is."""
        match = resolve(urlsplit(self.page.url.removeprefix(self.home)).path)
        return str(match.kwargs.get("step") or match.url_name)
