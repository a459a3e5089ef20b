"""The journal of a case in plain words, for those who work on it.

``WORDS`` names every kind of line worth reading, with its icon; the others repeat what
a message or another line shows already, or concern machines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from answerable.cases.models import Case, JournalEntry
from answerable.cases.models.case import Outcome
from answerable.cases.workflow import State
from answerable.clock.models import Kind
from answerable.front.desk.channels import channel_name
from answerable.front.desk.names import Names


@dataclass(frozen=True)
class Line:
    """One thing that happened."""

    number: int
    at: datetime
    icon: str
    words: str
    by: str


def lines_of(entries: Sequence[JournalEntry]) -> list[Line]:
    """Return what is worth reading in a journal, in its order."""
    told = [entry for entry in entries if entry.what in WORDS]
    names = Names(told)
    return [_line(entry, names) for entry in told]


def _line(entry: JournalEntry, names: Names) -> Line:
    icon, words = WORDS[entry.what]
    by = _("the person") if names.is_person(entry) else names.actor(entry)
    return Line(entry.number, entry.at, icon, words(entry, names), by)


def _opened(entry: JournalEntry, _names: Names) -> str:
    return _("Received: %(channel)s") % {
        "channel": channel_name(entry.after["channel"])
    }


def _assigned(entry: JournalEntry, names: Names) -> str:
    team, owner = names.team(entry), names.owner(entry)
    if owner:
        return _("Given to %(owner)s, %(team)s") % {"owner": owner, "team": team}
    return _("Given to %(team)s") % {"team": team}


def _service_changed(entry: JournalEntry, names: Names) -> str:
    return _("Service: %(service)s") % {"service": names.service(entry)}


def _moved(entry: JournalEntry, _names: Names) -> str:
    state = entry.after["state"]
    if state == State.RESOLVED:
        outcome = Outcome(entry.reason).label
        return _("Answered: %(outcome)s") % {"outcome": outcome}
    label = Case(state=state).get_state_display()
    return _("Now “%(state)s”") % {"state": label}


def _about_promise(words: Callable[[], str]) -> Callable[[JournalEntry, Names], str]:
    def said(entry: JournalEntry, _names: Names) -> str:
        return words() % {"promise": Kind(entry.after["kind"]).label}

    return said


def _plain(words: Callable[[], str]) -> Callable[[JournalEntry, Names], str]:
    return lambda _entry, _names: words()


# Each text is asked for when it is shown: the language is the reader's.
WORDS: dict[str, tuple[str, Callable[[JournalEntry, Names], str]]] = {
    "opened": ("inbox", _opened),
    "assigned": ("users", _assigned),
    "service_changed": ("route", _service_changed),
    "summary_changed": ("pencil", _plain(lambda: _("The summary was changed"))),
    "moved": ("arrow-right", _moved),
    "confirmed": ("check", _plain(lambda: _("Confirmed: it is done"))),
    "linked": ("merge", _plain(lambda: _("Linked with an earlier case"))),
    "deadline_paused": (
        "pause",
        _about_promise(lambda: _("The clock stands still for “%(promise)s”")),
    ),
    "deadline_resumed": (
        "clock",
        _about_promise(lambda: _("The clock runs on for “%(promise)s”")),
    ),
    "deadline_met": (
        "circle-check",
        _about_promise(lambda: _("Kept in time: “%(promise)s”")),
    ),
    "deadline_missed": (
        "triangle-alert",
        _about_promise(lambda: _("Kept too late: “%(promise)s”")),
    ),
    "not_acknowledged": (
        "info",
        _plain(
            lambda: _("No automatic confirmation was sent: there had been too many")
        ),
    ),
}
