"""What the page that listens tells: how far it is, and what we understood."""

from __future__ import annotations

from answerable.front.portal.listening import listening_in
from answerable.front.portal.located import whereabouts_of
from answerable.front.portal.writing import Writing
from answerable.routing.listening.asking import MOST_QUESTIONS


def facts_of(writing: Writing, step: str) -> dict[str, object]:
    """Return what a page shows beside its form; nothing for most."""
    if step == "place":
        return {"found": whereabouts_of(writing)}
    if step != "listen":
        return {}
    listening = listening_in(writing)
    return {
        "listening": listening,
        "asked": len(listening.replies) + 1,
        "most": MOST_QUESTIONS,
    }
