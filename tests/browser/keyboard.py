"""A person at a keyboard: no mouse, no script, only Tab, arrows, Space and Enter."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 80


def reach(page: Page, name: str) -> None:
    """Walk to a link or button of this name and press Enter."""
    _walk(page, lambda: name in _focused_words(page), f"{name!r} to press")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def fill(page: Page, label: str, words: str) -> None:
    """Walk to a field and type."""
    field = page.get_by_label(label).first
    _walk(page, lambda: _is_focused(field), f"{label!r} to fill")
    page.keyboard.insert_text(words)


def choose(page: Page, label: str) -> None:
    """Walk to a choice, with the arrows where it is one of a group, and take it."""
    choice = page.get_by_label(label).first
    group = choice.get_attribute("name")
    in_group = page.locator(f"input[name='{group}']:focus")
    _walk(page, lambda: in_group.count() > 0, f"{label!r} to choose")
    for _ in range(MOST_TABS):
        if _is_focused(choice):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(choice).to_be_checked()


def _walk(page: Page, is_there: Callable[[], bool], goal: str) -> None:
    for _ in range(MOST_TABS):
        if is_there():
            return
        page.keyboard.press("Tab")
    message = f"Tab never came to {goal} on {page.url}"
    raise AssertionError(message)


def _focused_words(page: Page) -> str:
    focused = page.locator("a:focus, button:focus, input[type=submit]:focus")
    return focused.first.inner_text() if focused.count() else ""


def _is_focused(locator: Locator) -> bool:
    return bool(locator.evaluate("element => element === document.activeElement"))
