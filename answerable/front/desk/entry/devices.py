"""What a browser calls itself, in two words that people know."""

from __future__ import annotations

from django.utils.translation import gettext as _

# Each before those that it also names: Edge says Chrome, and Chrome says Safari.
BROWSERS = {
    "Edg/": "Edge",
    "OPR/": "Opera",
    "Firefox/": "Firefox",
    "Chrome/": "Chrome",
    "CriOS/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "CrOS": "ChromeOS",
    "Mac OS X": "Mac",
    "Linux": "Linux",
}


def device_name(said: str) -> str:
    """Return browser and system, or that it is not known."""
    known = [_named(said, names) for names in (BROWSERS, SYSTEMS)]
    return " · ".join(filter(None, known)) or _("A browser that we do not know")


def _named(said: str, names: dict[str, str]) -> str:
    return next((name for sign, name in names.items() if sign in said), "")
