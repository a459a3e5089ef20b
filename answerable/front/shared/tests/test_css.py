"""What the style sheets promise: contrast, direction, weight, old browsers."""

from __future__ import annotations

import re
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it carries no types
import pytest

FRONT = Path(__file__).parents[2]
SHEET = FRONT / "shared/static/shared/answerable.css"
DESK = FRONT / "desk/static/desk/desk.css"
CSS = "".join(
    re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    for sheet in (SHEET, DESK)
)
TOKEN = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{3,6});")

KILOBYTE = 1024


def tokens(selector: str) -> dict[str, str]:
    """Return the colours that the first block of this selector sets."""
    block = CSS.split(selector + " {", 1)[1].split("}", 1)[0]
    return dict(TOKEN.findall(block))


LIGHT = tokens(":root")
DARK = LIGHT | tokens(':root[data-theme="dark"]')
SURFACES = ["canvas", "surface", "sunken"]
SIGNALS = ["ok", "warn", "bad", "info"]

TEXT_ON = [
    *[("ink", ground) for ground in SURFACES],
    *[("ink2", ground) for ground in SURFACES],
    *[("brand", ground) for ground in [*SURFACES, "brand-soft"]],
    *[("link", ground) for ground in SURFACES],
    *[("ink", f"{signal}-soft") for signal in SIGNALS],
    *[("ink2", f"{signal}-soft") for signal in SIGNALS],
    *[("link", f"{signal}-soft") for signal in SIGNALS],
    *[(signal, f"{signal}-soft") for signal in SIGNALS],
    ("bad", "surface"),
    ("bad", "canvas"),
    ("ink", "brand-soft"),
    ("ink2", "brand-soft"),
    ("link", "brand-soft"),
    ("brand-ink", "brand"),
    ("brand-ink", "brand-strong"),
    ("brand-strong", "brand-soft"),
    ("hero-ink", "hero"),
    ("hero-ink2", "hero"),
    ("focus-ink", "focus"),
    ("c1", "surface"),
    ("c2", "surface"),
    ("c3", "surface"),
]
MARKS_ON = [("control", ground) for ground in SURFACES] + [
    ("hero-ink2", "hero"),
    ("c4", "surface"),
]


def luminance(colour: str) -> float:
    """Return the relative luminance of a hex colour. Source: WCAG 2.2."""
    digits = colour.lstrip("#")
    digits = "".join(2 * one for one in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours. Source: WCAG 2.2."""
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


themes = pytest.mark.parametrize(
    "theme", [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]
)


@themes
@pytest.mark.parametrize(
    ("ink", "ground"), [pytest.param(a, b, id=f"{a} on {b}") for a, b in TEXT_ON]
)
def test_text_stands_out_from_its_ground(theme, ink, ground):
    assert contrast(theme[ink], theme[ground]) >= 4.5


@themes
@pytest.mark.parametrize(
    ("mark", "ground"), [pytest.param(a, b, id=f"{a} on {b}") for a, b in MARKS_ON]
)
def test_edges_of_controls_stand_out_from_their_ground(theme, mark, ground):
    assert contrast(theme[mark], theme[ground]) >= 3


def test_black_on_white_is_the_measure_of_contrast():
    assert contrast("#000", "#fff") == pytest.approx(21)


def test_dark_by_choice_is_dark_by_system():
    assert tokens(':root[data-theme="dark"]') == tokens(
        ':root:not([data-theme="light"])'
    )


@pytest.mark.parametrize(
    "physical",
    [
        pytest.param(r"(margin|padding|border)-(left|right|top|bottom)", id="sides"),
        pytest.param(r"(?<![\w-])(left|right|top|bottom)\s*:", id="offsets"),
        pytest.param(r"(text-align|float|clear):\s*(left|right)", id="alignment"),
        pytest.param(
            r"(padding|margin|inset):\s*([^\s;]+\s+){3}[^\s;]+;", id="four values"
        ),
        pytest.param(r"border-(top|bottom)-(left|right)-radius", id="corners"),
    ],
)
def test_directions_are_logical(physical):
    assert re.search(physical, CSS) is None


@pytest.mark.parametrize(
    "young",
    [
        pytest.param("light-dark(", id="light-dark"),
        pytest.param("@layer", id="layers"),
        pytest.param(":has(", id="has"),
        pytest.param(":is(", id="is"),
        pytest.param(":where(", id="where"),
        pytest.param("@container", id="container"),
        pytest.param("oklch(", id="oklch"),
        pytest.param("color-mix(", id="color-mix"),
        pytest.param("dvh", id="dynamic viewport"),
    ],
)
def test_old_phones_understand_the_sheet(young):
    assert young not in CSS


def test_the_menu_is_folded_only_where_it_can_be_opened():
    before, after = CSS.split("@supports selector(:popover-open)", 1)

    assert ":popover-open" not in before
    assert ".nav[popover]:not(:popover-open) { display: none; }" in after


def test_what_colleagues_note_is_never_printed():
    paper = CSS.split("@media print", 1)[1]
    hidden = paper.split("{ display: none !important; }", 1)[0].rsplit("}", 1)[1]

    assert {".ev.note", ".note", ".queue", ".side", ".compose"} <= {
        selector.strip() for selector in hidden.split(",")
    }


def test_nothing_is_loaded_from_elsewhere():
    assert "url(" not in CSS
    assert "@import" not in CSS


@pytest.mark.parametrize("sheet", [SHEET, DESK], ids=["all pages", "desk"])
def test_each_sheet_is_light(sheet):
    assert len(brotli.compress(sheet.read_bytes())) <= 8 * KILOBYTE
