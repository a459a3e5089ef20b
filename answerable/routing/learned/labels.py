"""Labels of our own cases: a service, or a team where there was none; pure."""

from __future__ import annotations

SERVICE, TEAM = "service", "team"


def label_of(service: str | None, team: str) -> str:
    """Return where a case belonged, as a label (slugs)."""
    return f"{SERVICE}:{service}" if service else f"{TEAM}:{team}"


def parts_of_label(label: str) -> tuple[str, str]:
    """Return whether it is a service or a team, and which."""
    kind, _colon, slug = label.partition(":")
    return kind, slug
