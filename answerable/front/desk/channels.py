"""How the ways of contact are called and drawn at the desk."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _, pgettext_lazy

NAMES: dict[str, Promise] = {
    "web": _("Web"),
    "email": _("Email"),
    "phone": _("Phone"),
    "post": _("Letter"),
    "counter": _("Counter"),
    "desk": pgettext_lazy("way of contact", "Desk"),
    "sms": _("Text message"),
    "social": _("Social media"),
    "open311": _("Another body, by Open311"),
    "import": _("An earlier system"),
}
ICONS = {
    "web": "globe",
    "email": "mail",
    "phone": "phone",
    "post": "file-text",
    "counter": "building-2",
    "desk": "pencil",
}


def channel_name(channel: str) -> str:
    """Return what people call a channel; one that has no name yet is shown as it is."""
    return str(NAMES.get(channel, channel))


def channel_icon(channel: str) -> str:
    """Return the icon of a channel."""
    return ICONS.get(channel, "inbox")
