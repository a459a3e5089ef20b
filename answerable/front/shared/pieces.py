"""Pieces of HTML: how they are filled and joined, and the smallest of them.

``fill`` is what Django's ``format_html`` is, in half the time: it asks of no text
whether it is to be translated later. On the page of a case that is a thousand times.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape

from django.templatetags.static import static
from django.utils.safestring import SafeString

SPRITE = "shared/icons.svg"
PICTURES = "shared/pictures.svg"
MOST_ICONS = 200  # that are remembered: where the sprite lies does not change


def fill(form: str, *parts: object) -> SafeString:
    """Return HTML with parts in its places; what is not HTML itself is escaped."""
    return SafeString(form.format(*map(_safe, parts)))


def joined(pieces: Iterable[object]) -> SafeString:
    """Return pieces of HTML one behind the other, escaped like the parts of others."""
    return SafeString("".join(map(_safe, pieces)))


def fill_each(form: str, rows: Iterable[Iterable[object]]) -> SafeString:
    """Return the same HTML filled for each of these rows, one behind the other."""
    return joined(fill(form, *row) for row in rows)


def attributes(given: Mapping[str, object]) -> SafeString:
    """Return the attributes of an element; what is true stands alone, false nowhere."""
    return joined(
        fill(" {}", name) if value is True else fill(' {}="{}"', name, value)
        for name, value in given.items()
        if value is not False
    )


@lru_cache(MOST_ICONS)
def icon(name: str, *, flip: bool = False) -> SafeString:
    """Show an icon of the sprite; ``flip`` mirrors arrows in right-to-left pages."""
    return fill(
        '<svg class="ico{}" aria-hidden="true"><use href="{}#{}"/></svg>',
        " flip" if flip else "",
        static(SPRITE),
        name,
    )


@lru_cache(MOST_ICONS)
def picture(name: str) -> SafeString:
    """Show what a service is known by, one of ``agency.pictures``, beside its name."""
    return fill(
        '<svg class="ico pic" aria-hidden="true"><use href="{}#{}"/></svg>',
        static(PICTURES),
        name,
    )


def pictured(name: str, words: object, hint: object) -> SafeString:
    """Show words with a hint beneath them, and a picture beside them if there is one."""
    said = fill('{}<span class="hint">{}</span>', words, hint)
    if not name:
        return said
    return fill('<span class="pictured">{}<span>{}</span></span>', picture(name), said)


def tag(text: str, *, kind: str = "", icon: str = "") -> SafeString:
    """Show a few words in a frame; ``kind`` colours it: ok, info, warn or bad."""
    look = f"tag {kind}" if kind else "tag"
    sign = _icon(icon) if icon else ""
    return fill('<span class="{}">{}{}</span>', look, sign, text)


def _safe(part: object) -> str:
    text = part if isinstance(part, str) else str(part)
    return text if isinstance(text, SafeString) else escape(text)


_icon = icon  # for ``tag``, which templates tell the name of its icon by that word
