"""The journal of a case in plain words, for those who work on it.

``WORDS`` names every kind of line worth reading, with its icon; the others repeat what
a message or another line shows already, or concern machines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _, gettext_lazy

from answerable.cases.models import Case, JournalEntry
from answerable.cases.models.case import CaseType, Outcome
from answerable.cases.workflow import State
from answerable.casework.bundling import Purpose
from answerable.casework.reopen import ANSWER_WRONG
from answerable.casework.splitting import SPLIT_UNDONE
from answerable.front.desk.case.history_of_complaints import OF_COMPLAINTS
from answerable.front.desk.case.history_of_links import joined, linked, unlinked
from answerable.front.desk.case.history_of_promises import OF_PROMISES
from answerable.front.desk.case.history_of_situations import OF_SITUATIONS
from answerable.front.desk.case.history_words import Words, plain
from answerable.front.desk.case.priorities import priority_name
from answerable.front.desk.channels import channel_name
from answerable.front.desk.names import Names
from answerable.front.shared.days import day_here
from answerable.front.shared.languages import language_name
from answerable.people.models import ContactPoint

AWAY = {"stands_in", "owner_away", "owner_left"}


@dataclass(frozen=True)
class Line:
    """One thing that happened."""

    number: int
    at: datetime
    icon: str
    words: str
    by: str
    cleared: int | None = None  # the message that it says is no complaint


def lines_of(entries: Iterable[JournalEntry], names: Names) -> list[Line]:
    """Return what is worth reading in a journal, in its order."""
    return [_line(entry, names) for entry in entries if entry.what in WORDS]


def _line(entry: JournalEntry, names: Names) -> Line:
    icon, words = WORDS[entry.what]
    by = _("the person") if names.is_person(entry) else names.actor(entry)
    cleared = entry.after.get("heard") if entry.what == "no_complaint" else None
    return Line(entry.number, entry.at, icon, words(entry, names), by, cleared)


def _opened(entry: JournalEntry, _names: Names) -> str:
    return _("Received: %(channel)s") % {
        "channel": channel_name(entry.after["channel"])
    }


def _assigned(entry: JournalEntry, names: Names) -> str:
    team, owner = names.team(entry), names.owner(entry)
    if entry.reason in AWAY:
        return _who_stands_in(team, owner)
    if owner:
        return _("Given to %(owner)s, %(team)s") % {"owner": owner, "team": team}
    return _("Given to %(team)s") % {"team": team}


def _who_stands_in(team: str, owner: str) -> str:
    if owner:
        said = _("Given to %(owner)s, %(team)s, who stands in")
        return said % {"owner": owner, "team": team}
    return _("Back to %(team)s: its owner is not here") % {"team": team}


def _service_changed(entry: JournalEntry, names: Names) -> str:
    return _("Service: %(service)s") % {"service": names.service(entry)}


def _type_changed(entry: JournalEntry, _names: Names) -> str:
    kind = CaseType(entry.after["type"]).label
    return _("Kind of matter: %(kind)s") % {"kind": kind}


def _language_changed(entry: JournalEntry, _names: Names) -> str:
    language = language_name(entry.after["language"])
    return _("We write in %(language)s from now on") % {"language": language}


def _contact_asked(entry: JournalEntry, _names: Names) -> str:
    if entry.after["kind"] == ContactPoint.Kind.PHONE:
        return _("Asked for another phone number: check it on their page")
    return _("Asked for another e-mail address: it waits for the yes from there")


def _rated(entry: JournalEntry, _names: Names) -> str:
    priority = priority_name(entry.after["priority"])
    if entry.reason == "law_is_near":
        said = _("Priority %(priority)s: a date that the law sets is near")
        return said % {"priority": priority}
    return _("Priority %(priority)s") % {"priority": priority}


def _moved(entry: JournalEntry, _names: Names) -> str:
    state = entry.after["state"]
    if state == State.RESOLVED:
        outcome = Outcome(entry.reason).label
        return _("Answered: %(outcome)s") % {"outcome": outcome}
    if entry.reason == ANSWER_WRONG:
        return _("Open again: what we had answered is wrong")
    if entry.reason == "part_taken_up":
        return _("Taken up again, because a part of it was")
    if entry.reason == SPLIT_UNDONE:
        return _("Taken up again: what was split off comes back")
    label = Case(state=state).get_state_display()
    return _("Now “%(state)s”") % {"state": label}


def _task_added(entry: JournalEntry, names: Names) -> str:
    owner = names.owner(entry)
    if owner:
        return _("A task was added for %(owner)s") % {"owner": owner}
    return _("A task was added")


def _task_changed(entry: JournalEntry, _names: Names) -> str:
    said = {
        "left": _("A task is the team’s again: its owner has left"),
        "out_of_sight": _(
            "A task is the team’s: its owner cannot see the case any more"
        ),
    }
    return said.get(entry.reason, _("A task was changed"))


def _bundle_made(entry: JournalEntry, _names: Names) -> str:
    purpose = Purpose(entry.after["purpose"]).label
    said = _("Put together as one document. For: %(purpose)s")
    return said % {"purpose": purpose}


def _snoozed(entry: JournalEntry, _names: Names) -> str:
    until = day_here(datetime.fromisoformat(entry.after["until"]))
    return _("Put off until %(day)s") % {"day": until}


# Each text is asked for when it is shown: the language is the reader's.
WORDS: Mapping[str, tuple[str, Words]] = {
    "opened": ("inbox", _opened),
    "imported": ("inbox", plain(gettext_lazy("Taken over from an earlier system"))),
    "import_settled": (
        "check",
        plain(gettext_lazy("Looked at what did not fit in its earlier system")),
    ),
    "assigned": ("users", _assigned),
    "service_changed": ("route", _service_changed),
    "type_changed": ("route", _type_changed),
    "no_complaint": (
        "check",
        plain(gettext_lazy("Looked at: what they wrote is no complaint")),
    ),
    "language_changed": ("languages", _language_changed),
    "contact_asked": ("mail", _contact_asked),
    "contact_changed": (
        "mail",
        plain(gettext_lazy("We write to another address from now on")),
    ),
    "look_asked_for": (
        "shield-alert",
        plain(gettext_lazy("Asked to see this restricted case, for a while")),
    ),
    "authority_granted": ("users", plain(gettext_lazy("Somebody acts for the person"))),
    "authority_ended": (
        "users",
        plain(gettext_lazy("Somebody acts for the person no more")),
    ),
    "corrected": ("pencil", plain(gettext_lazy("What was asked for was corrected"))),
    "person_changed": (
        "users",
        plain(
            gettext_lazy("Its person was joined with another record, or taken apart")
        ),
    ),
    "summary_changed": ("pencil", plain(gettext_lazy("The summary was changed"))),
    "rated": ("circle-alert", _rated),
    "moved": ("arrow-right", _moved),
    "taken_back": (
        "undo-2",
        plain(gettext_lazy("A message was taken back before it left")),
    ),
    "letter_failed": (
        "circle-alert",
        plain(gettext_lazy("A letter of ours could not be delivered")),
    ),
    "letter_came_back": (
        "circle-alert",
        plain(gettext_lazy("A letter of ours came back")),
    ),
    "note_taken_back": ("undo-2", plain(gettext_lazy("A note was taken back"))),
    "confirmed": ("check", plain(gettext_lazy("Confirmed: it is done"))),
    "linked": ("merge", linked),
    "unlinked": ("x", unlinked),
    "joined": ("merge", joined),
    "taken_apart": (
        "undo-2",
        plain(gettext_lazy("Taken apart from the case it was joined with")),
    ),
    "joined_message": (
        "message-square-text",
        plain(gettext_lazy("The person of a joined case wrote")),
    ),
    "split": ("file-text", plain(gettext_lazy("Part of it has a case of its own now"))),
    "task_added": ("plus", _task_added),
    "task_changed": ("pencil", _task_changed),
    "task_done": ("check", plain(gettext_lazy("A task is done"))),
    "task_dropped": ("x", plain(gettext_lazy("A task is not needed any more"))),
    "task_opened": ("rotate-ccw", plain(gettext_lazy("A task is open again"))),
    "bundle_made": ("file-text", _bundle_made),
    "answered_from": ("file-text", plain(gettext_lazy("Answered from a help page"))),
    "answer_corrected": (
        "pencil",
        plain(gettext_lazy("Told what is right: the help page had been wrong")),
    ),
    "snoozed": ("clock", _snoozed),
    "woken": ("undo-2", plain(gettext_lazy("Put back into the queue"))),
    "not_acknowledged": (
        "info",
        plain(
            gettext_lazy("No automatic confirmation was sent: there had been too many")
        ),
    ),
    **OF_PROMISES,
    **OF_COMPLAINTS,
    **OF_SITUATIONS,
}
