"""Colours as people with weak eyes see them: contrast, and what follows from one colour.

Source of the formulas: WCAG 2.2, "relative luminance" and "contrast ratio".
"""

from __future__ import annotations

WHITE, BLACK = "#ffffff", "#000000"
LEAST = 4.5  # contrast of text that is not large; WCAG 2.2, 1.4.3
STEP = 0.05


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours such as ``#0b5f63``, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return how bright a colour is, from 0 to 1."""
    red, green, blue = (_linear(part / 255) for part in parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def parts(colour: str) -> tuple[int, int, int]:
    """Return how much red, green and blue there is, each from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour with a share of another in it, from 0 to 1."""
    pairs = zip(parts(colour), parts(other), strict=True)
    return "#" + "".join(
        f"{round(one + (two - one) * share):02x}" for one, two in pairs
    )


def readable_on(background: str, *inks: str) -> str:
    """Return the ink that is read best on a background."""
    return max(inks, key=lambda ink: contrast(ink, background))


def readable(colour: str, background: str, towards: str) -> str:
    """Return the colour, moved towards another until it can be read on a background.

    Where not even the other one can be read there, the other one is returned.
    """
    for step in range(round(1 / STEP)):
        moved = mixed(colour, towards, step * STEP)
        if contrast(moved, background) >= LEAST:
            return moved
    return towards


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
