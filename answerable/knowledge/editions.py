"""How far a translation is behind the language that it was made from; pure.

Each change of the first language is an edition of it. A translation is of the edition
that it was written for, until it is changed or somebody says that it still fits.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from answerable.knowledge.content import Content

Editions = Mapping[str, int]


def editions_after(
    before: Editions,
    old: Content,
    new: Content,
    *,
    first: str,
    confirmed: Collection[str] = (),
) -> dict[str, int]:
    """Return of which edition each language is when ``new`` takes the place of ``old``."""
    newest = before.get(first, 0) + _is_changed(first, old, new)
    return {
        code: newest
        if code in {first, *confirmed} or _is_changed(code, old, new)
        else before.get(code, 0)
        for code in new.languages
    }


def behind(editions: Editions, first: str) -> dict[str, int]:
    """Return how many editions each translation is behind; none where it is not."""
    newest = editions.get(first, 0)
    return {code: newest - one for code, one in editions.items() if one < newest}


def _is_changed(language: str, old: Content, new: Content) -> bool:
    return old.in_language(language) != new.in_language(language)
