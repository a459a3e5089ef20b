"""The keys of the desk, for the page that lists them.

A key does what a control of the page does: the tag ``{% key "r" %}`` gives the control
the attribute ``aria-keyshortcuts``, which ``desk.js`` looks for and screen readers read
out.
"""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Key(NamedTuple):
    """One or two keys, as they are printed on a keyboard, and what they do."""

    keys: str
    does: Promise


EVERYWHERE = (
    Key("Ctrl K", _("Open the command bar: find a case, go to a page, do something")),
    Key("/", _("Search")),
    Key("?", _("Show these keys")),
    Key("N", _("Take the next one")),
    Key("J", _("The next case of the list")),
    Key("K", _("The case before it")),
)
IN_THE_QUEUE = (
    Key("X", _("Choose the case that has the focus, or leave it out")),
    Key("A", _("Hand on those that are chosen")),
    Key("C", _("Change their service")),
    Key("M", _("Write a note in each")),
)
IN_A_CASE = (
    Key("R", _("Write to the person")),
    Key("M", _("Write a note")),
    Key("T", _("Take it")),
    Key("A", _("Hand it on")),
    Key("C", _("Change the service")),
    Key("S", _("Put it off until later")),
    Key("E", _("Resolve")),
    Key("H", _("Find the answer in our help pages")),
)
AMONG_ANSWERS = (Key("1 … 5", _("Put that help page in the message")),)
WHILE_WRITING = (
    Key("Ctrl Enter", _("Send")),
    Key("Esc", _("Leave the field; what you typed stays")),
)
GROUPS = (
    (_("Everywhere"), EVERYWHERE),
    (_("In the queue"), IN_THE_QUEUE),
    (_("In a case"), IN_A_CASE),
    (_("Among the help pages for a case"), AMONG_ANSWERS),
    (_("While you write"), WHILE_WRITING),
)
