"""The words of a case's page, which are not those of the desk: "you" is the person."""

from __future__ import annotations

from django.utils.translation import gettext as _, gettext_lazy, ngettext, pgettext_lazy

from answerable.cases.models import Interaction
from answerable.cases.workflow import State

STATES = {
    State.RECEIVED: pgettext_lazy("state of a case", "Received"),
    State.IN_PROGRESS: gettext_lazy("Somebody works on it"),
    State.WAITING_PERSON: gettext_lazy("Waiting for you"),
    State.WAITING_OTHER: gettext_lazy("Waiting for another body"),
    State.RESOLVED: pgettext_lazy("state of a case", "Answered"),
    State.CLOSED: pgettext_lazy("state of a case", "Closed"),
    State.MERGED: gettext_lazy("Joined with another case"),
    State.WITHDRAWN: gettext_lazy("Taken back"),
}
# For staff it was taken back; whoever said that it is solved took nothing back.
SOLVED = gettext_lazy("You told us that it is solved")
SHAPES = {
    State.WAITING_PERSON: ("warn", "message-square-text"),
    State.RESOLVED: ("ok", "circle-check"),
    State.CLOSED: ("ok", "circle-check"),
}
SAID = {
    Interaction.Kind.MESSAGE: gettext_lazy("You wrote"),
    Interaction.Kind.AUTOMATIC: gettext_lazy("An automatic message came from you"),
    Interaction.Kind.ACKNOWLEDGEMENT: gettext_lazy("We confirmed that we have it"),
    Interaction.Kind.REPLY: gettext_lazy("We wrote"),
    Interaction.Kind.QUESTION: gettext_lazy("We asked you"),
    Interaction.Kind.ANSWER: gettext_lazy("We answered"),
}


def lateness(days: int) -> str:
    """Return how late we are, and that we are sorry."""
    if days == 0:
        return _("We are late. We are sorry.")
    return ngettext(
        "We are %(days)d day late. We are sorry.",
        "We are %(days)d days late. We are sorry.",
        days,
    ) % {"days": days}
