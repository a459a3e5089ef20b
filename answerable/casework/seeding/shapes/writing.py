"""How answers that are given again and again are written down."""

from __future__ import annotations

from answerable.lib.definitions import Definition, InWords, Slug


class Answer(Definition):
    """Words to be put into a message; for a team, or without one for everybody."""

    slug: Slug
    texts: InWords
    team: Slug | None = None
    services: list[Slug] = []
