"""What the journal of a case says of promises, deadlines and alarms, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from answerable.cases.models import JournalEntry
from answerable.clock.models import Kind
from answerable.front.desk.case.history_words import Words, plain
from answerable.front.desk.names import Names
from answerable.front.shared.days import day_here


def _promised(entry: JournalEntry, _names: Names) -> str:
    # The moment is the end of the day, which is the beginning of the next one.
    end = datetime.fromisoformat(entry.after["due"]) - timedelta.resolution
    return _("Something was promised by %(day)s") % {"day": day_here(end)}


def _promise_handed_on(entry: JournalEntry, _names: Names) -> str:
    if entry.reason == "out_of_sight":
        return _(
            "A promise is for whoever has the case: its owner cannot see it any more"
        )
    return _("A promise is for whoever has the case: its owner has left")


def _extended(entry: JournalEntry, _names: Names) -> str:
    due = day_here(datetime.fromisoformat(entry.after["due"]))
    kind = Kind(entry.after["kind"]).label
    return _("“%(promise)s” has time until %(day)s") % {"promise": kind, "day": due}


def _about_promise(words: Promise) -> Words:
    return lambda entry, _names: (
        str(words) % {"promise": Kind(entry.after["kind"]).label}
    )


OF_PROMISES: Mapping[str, tuple[str, Words]] = {
    "promised": ("calendar-days", _promised),
    "promise_kept": ("circle-check", plain(gettext_lazy("A promise is kept"))),
    "promise_renewed": (
        "rotate-ccw",
        plain(gettext_lazy("A promise cannot be kept: another day is promised")),
    ),
    "promise_dropped": ("x", plain(gettext_lazy("A promise is taken back"))),
    "promise_handed_on": ("users", _promise_handed_on),
    "promise_carried": (
        "merge",
        plain(gettext_lazy("A promise of a joined case is to be kept here")),
    ),
    "promise_given_back": (
        "undo-2",
        plain(gettext_lazy("A promise is to be kept in this case again")),
    ),
    "deadline_carried": (
        "clock",
        _about_promise(gettext_lazy("“%(promise)s” runs on here for a joined case")),
    ),
    "deadline_given_back": (
        "clock",
        _about_promise(gettext_lazy("“%(promise)s” runs on in this case again")),
    ),
    "deadline_paused": (
        "pause",
        _about_promise(gettext_lazy("The clock stands still for “%(promise)s”")),
    ),
    "deadline_resumed": (
        "clock",
        _about_promise(gettext_lazy("The clock runs on for “%(promise)s”")),
    ),
    "deadline_runs_on": (
        "clock",
        _about_promise(
            gettext_lazy("The clock runs on by itself, as set up: “%(promise)s”")
        ),
    ),
    "deadline_extended": ("clock", _extended),
    "deadline_met": (
        "circle-check",
        _about_promise(gettext_lazy("Kept in time: “%(promise)s”")),
    ),
    "deadline_missed": (
        "triangle-alert",
        _about_promise(gettext_lazy("Kept too late: “%(promise)s”")),
    ),
    "alarm_silent": (
        "clock",
        plain(gettext_lazy("Told that nobody has done anything for a long time")),
    ),
    "alarm_at_risk": (
        "clock",
        _about_promise(gettext_lazy("Told that the time runs out: “%(promise)s”")),
    ),
    "alarm_runs_on": (
        "clock",
        _about_promise(gettext_lazy("Told that the clock runs on: “%(promise)s”")),
    ),
    "alarm_late": (
        "triangle-alert",
        _about_promise(gettext_lazy("Told that it is late: “%(promise)s”")),
    ),
}
