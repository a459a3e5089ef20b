"""The sprite has what pages ask for, and the list says where it is from."""

from __future__ import annotations

import re
from pathlib import Path

FRONT = Path(__file__).parents[2]
STATIC = FRONT / "shared/static/shared"

SYMBOL = re.compile(r'<symbol id="([a-z0-9-]+)"')
ASKED = re.compile(r"""(?:{% icon |\bicon\(|\bicon=)"([a-z0-9-]+)\"""")
LISTED = re.compile(r"^\| `([a-z0-9-]+)` \| `[0-9a-f]{64}` \|$", re.MULTILINE)

MANY = 20


def symbols() -> list[str]:
    return SYMBOL.findall((STATIC / "icons.svg").read_text())


def test_every_icon_that_a_page_asks_for_is_in_the_sprite():
    files = [*FRONT.rglob("*.html"), *FRONT.rglob("*.py")]
    asked = set(ASKED.findall("".join(file.read_text() for file in files)))

    assert len(asked) > MANY
    assert asked - set(symbols()) == set()


def test_every_icon_is_listed_with_its_sum():
    listed = LISTED.findall((STATIC / "ICONS.md").read_text())

    assert listed == symbols() == sorted(symbols())
