"""The sprites have what pages ask for, and the list says where it is from."""

from __future__ import annotations

import re
from pathlib import Path

from answerable.agency.pictures import PICTURES

FRONT = Path(__file__).parents[2]
STATIC = FRONT / "shared/static/shared"

SYMBOL = re.compile(r'<symbol id="([a-z0-9-]+)"')
ASKED = re.compile(r"""(?:{% icon |\bicon\(|\bicon=)"([a-z0-9-]+)\"""")
LISTED = re.compile(r"^\| `([a-z0-9-]+)` \| `[0-9a-f]{64}` \|$", re.MULTILINE)

MANY = 20


def symbols(sprite: str = "icons.svg") -> list[str]:
    return SYMBOL.findall((STATIC / sprite).read_text())


def test_every_icon_that_a_page_asks_for_is_in_the_sprite():
    files = [*FRONT.rglob("*.html"), *FRONT.rglob("*.py")]
    asked = set(ASKED.findall("".join(file.read_text() for file in files)))

    assert len(asked) > MANY
    assert asked - set(symbols()) == set()


def test_every_icon_is_listed_with_its_sum():
    icons, pictures = symbols(), symbols("pictures.svg")

    listed = LISTED.findall((STATIC / "ICONS.md").read_text())

    assert listed == sorted(icons) + sorted(pictures)


def test_every_picture_of_a_service_is_in_its_sprite():
    assert symbols("pictures.svg") == list(PICTURES)
