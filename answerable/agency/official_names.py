"""What places are called officially that somebody named in their own words.

Words of one person are not shown to another; the name of a street is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterable

from answerable.agency.models import PlaceName
from answerable.lib.streets import parts_of


def official_names(typed: Iterable[str]) -> dict[str, str]:
    """Return, for what somebody typed, the name of the place in it that we know."""
    parts = {words: parts_of(words) for words in typed}
    wanted = {part for several in parts.values() for part in several}
    if not wanted:
        return {}
    rows = PlaceName.objects.filter(folded__in=wanted).select_related("place")
    names = {row.folded: str(row.place) for row in rows.order_by("-pk")}
    found = {
        words: next((names[part] for part in several if part in names), "")
        for words, several in parts.items()
    }
    return {words: name for words, name in found.items() if name}
