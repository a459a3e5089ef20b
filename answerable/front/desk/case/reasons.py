"""What a rule found in a case, in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from answerable.front.desk.rule_names import fixed_names
from answerable.front.shared.pieces import fill

FOUND = {
    "words": gettext_lazy("Words in it:"),
    "service": gettext_lazy("Service:"),
    "area": gettext_lazy("Area:"),
    "language": gettext_lazy("Language:"),
    "mailbox": gettext_lazy("Mailbox:"),
    "channel": gettext_lazy("It came by:"),
    "hours": gettext_lazy("We were:"),
    "weekday": gettext_lazy("It came on:"),
    "needs": gettext_lazy("Its person needs:"),
    "answer": gettext_lazy("Answer:"),
}


def reason_in_words(reason: Mapping[str, str]) -> SafeString:
    """Return what kind of thing was found, and what."""
    condition, found = reason["condition"], reason["found"]
    said = fixed_names().get(condition, {}).get(found, found.removesuffix("*"))
    return fill("{} <bdi>{}</bdi>", FOUND.get(condition, ""), said)
