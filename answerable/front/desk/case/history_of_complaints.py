"""The lines of a complaint in the journal of its case, in plain words."""

from __future__ import annotations

from django.utils.translation import gettext as _, gettext_lazy

from answerable.cases.models import JournalEntry
from answerable.complaints.machine import ComplaintState
from answerable.complaints.models import Complaint, Remedy
from answerable.front.desk.case.history_words import Words, plain
from answerable.front.desk.names import Names


def _moved(entry: JournalEntry, _names: Names) -> str:
    stage = entry.after["stage"]
    # The code of a state ends with its stage, which is told beside it.
    state = entry.after["state"].removesuffix(f"_s{stage}")
    label = Complaint(state=ComplaintState(state)).get_state_display()
    said = _("Complaint, stage %(stage)s: “%(state)s”")
    return said % {"stage": stage, "state": label}


def _remedy_added(entry: JournalEntry, names: Names) -> str:
    kind = Remedy.Kind(entry.after["kind"]).label
    said = _("To put it right: %(kind)s, by %(owner)s")
    return said % {"kind": kind, "owner": names.owner(entry)}


def _about_staff(entry: JournalEntry, _names: Names) -> str:
    if entry.after["staff"]:
        return _("It is about one of us, who does not see it")
    return _("It is not about one of us after all")


OF_COMPLAINTS: dict[str, tuple[str, Words]] = {
    "complaint_opened": (
        "file-text",
        plain(gettext_lazy("The procedure of a complaint began")),
    ),
    "complaint_moved": ("arrow-right", _moved),
    "complaint_about_staff": ("shield-alert", _about_staff),
    "complaint_issue_added": (
        "plus",
        plain(gettext_lazy("Wrote down something that is complained about")),
    ),
    "complaint_issue_removed": (
        "x",
        plain(gettext_lazy("Struck something that is not complained about")),
    ),
    "complaint_issue_decided": (
        "check",
        plain(gettext_lazy("Found something about the complaint")),
    ),
    "remedy_added": ("plus", _remedy_added),
    "remedy_put_off": (
        "clock",
        plain(gettext_lazy("Putting something right takes longer")),
    ),
    "learning_added": (
        "plus",
        plain(
            gettext_lazy("Wrote down what we change, so that it does not happen again")
        ),
    ),
    "learning_done": (
        "check",
        plain(gettext_lazy("What we learned from the complaint is done")),
    ),
    "remedy_done": ("circle-check", plain(gettext_lazy("Something was put right"))),
}
