"""The colours of the public body, as a small sheet that comes after our own.

Two colours are chosen; the rest follows from them. A page of a body that chose none
asks for no sheet. Its address changes with the colours, so it is kept for a year.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from answerable.agency.queries import get_agency
from answerable.lib.colours import (
    BLACK,
    LEAST,
    WHITE,
    contrast,
    mixed,
    readable,
    readable_on,
)

# As the sheet of all pages has them.
CANVAS, INK, NIGHT = "#f6f8f7", "#14212b", "#172227"
BRAND, HERO = "#0b5f63", "#0a4a4e"
DARK = '@media (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {} }}'
CHOSEN_DARK = ':root[data-theme="dark"] {}'
A_YEAR = 365 * 24 * 60 * 60


@require_safe
@cache_control(public=True, max_age=A_YEAR, immutable=True)
def sheet(_request: HttpRequest) -> HttpResponse:
    """Return the style sheet."""
    agency = get_agency()
    styles = written(agency.brand or BRAND, agency.hero or HERO)
    return HttpResponse(styles, content_type="text/css; charset=utf-8")


def written(brand: str, hero: str) -> str:
    """Return the sheet for two colours; paper keeps its own."""
    night = _rule(by_night(brand, hero))
    rules = (f":root {_rule(by_day(brand, hero))}", DARK.format(night))
    return f"@media screen {{ {' '.join((*rules, CHOSEN_DARK.format(night)))} }}\n"


def by_day(brand: str, hero: str) -> dict[str, str]:
    """Return the tokens on a light ground."""
    return {
        "brand": brand,
        "brand-ink": readable_on(brand, WHITE, INK),
        "brand-strong": mixed(brand, BLACK, 0.4),
        "brand-soft": mixed(brand, WHITE, 0.88),
        **_hero(hero),
    }


def by_night(brand: str, hero: str) -> dict[str, str]:
    """Return the tokens on a dark ground."""
    light = readable(brand, NIGHT, WHITE)
    return {
        "brand": light,
        "brand-ink": readable_on(light, WHITE, BLACK),
        "brand-strong": mixed(light, WHITE, 0.6),
        "brand-soft": mixed(NIGHT, light, 0.12),
        **_hero(mixed(hero, BLACK, 0.3)),
    }


def too_weak(brand: str, hero: str) -> Iterator[tuple[str, float]]:
    """Yield which of the colours cannot be read, and the contrast that it has."""
    pairs = {"brand": (brand, CANVAS), "hero": (hero, WHITE)}
    for name, (colour, ground) in pairs.items():
        if (found := contrast(colour, ground)) < LEAST:
            yield name, found


def _hero(hero: str) -> dict[str, str]:
    return {"hero": hero, "hero-ink": WHITE, "hero-ink2": WHITE}


def _rule(tokens: Mapping[str, str]) -> str:
    return (
        "{ " + " ".join(f"--{name}: {value};" for name, value in tokens.items()) + " }"
    )
