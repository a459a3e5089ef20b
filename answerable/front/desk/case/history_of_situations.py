"""What the journal of a case says of a cause that it has in common, in plain words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _, gettext_lazy

from answerable.cases.models import JournalEntry
from answerable.front.desk.case.history_words import Words, plain
from answerable.front.desk.names import Names

UNTOLD = {
    "knows_already": gettext_lazy(
        "News of its situation: its person knows them from another case"
    ),
    "too_many": gettext_lazy(
        "News of its situation were not sent: there had been too many letters today"
    ),
}
STAYS = gettext_lazy("It did not end with its situation, and stays open")


def _captured(entry: JournalEntry, _names: Names) -> str:
    if entry.reason == "matched":
        return _("Belongs to a situation, by its service, place and time")
    return _("Belongs to a situation now")


def _told(entry: JournalEntry, _names: Names) -> str:
    if not entry.reason:
        return _("Told how far its situation is")
    return str(UNTOLD.get(entry.reason, STAYS))


OF_SITUATIONS: Mapping[str, tuple[str, Words]] = {
    "captured": ("users", _captured),
    "released": ("undo-2", plain(gettext_lazy("Belongs to no situation any more"))),
    "situation_told": ("message-square-text", _told),
}
