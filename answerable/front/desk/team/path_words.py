"""The steps of a path in words; what nobody has a word for stands as its code."""

from __future__ import annotations

from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from answerable.cases.models import Case
from answerable.cases.models.case import Outcome
from answerable.cases.workflow import State

STEPS: dict[str, StrOrPromise] = {
    "answer": gettext_lazy("Answer sent"),
    "assigned": gettext_lazy("Given to a team or a colleague"),
    "bundle_made": gettext_lazy("Put together as one document"),
    "confirmed": gettext_lazy("Confirmed: it is done"),
    "contact_changed": gettext_lazy("Another address written down"),
    "corrected": gettext_lazy("What was asked for was corrected"),
    "deadline_extended": gettext_lazy("Promise extended"),
    "due_set": gettext_lazy("Day set"),
    "joined": gettext_lazy("Joined with another case"),
    "language_changed": gettext_lazy("Language changed"),
    "linked": gettext_lazy("Linked with another case"),
    "note": gettext_lazy("Note written"),
    "opened": gettext_lazy("Opened"),
    "opened_by_hand": gettext_lazy("Opened by hand"),
    "question": gettext_lazy("Question to the person sent"),
    "rated": gettext_lazy("Priority set"),
    "reply": gettext_lazy("Reply sent"),
    "service_changed": gettext_lazy("Service changed"),
    "snoozed": gettext_lazy("Put off"),
    "split": gettext_lazy("Part of it made a case of its own"),
    "summary_changed": gettext_lazy("The summary was changed"),
    "taken_back": gettext_lazy("A message was taken back before it left"),
    "task_added": gettext_lazy("A task was added"),
    "task_done": gettext_lazy("A task is done"),
    "task_dropped": gettext_lazy("A task is not needed any more"),
    "type_changed": gettext_lazy("Kind of matter changed"),
    "unlinked": gettext_lazy("Link taken away"),
    "woken": gettext_lazy("Put back into the queue"),
}


def step_in_words(code: str) -> str:
    """Return what a step is called: what was done, to which state, for which reason."""
    what, state, reason = [*code.split("/", 2), "", ""][:3]
    said = _state(state) if state else str(STEPS.get(what, what))
    return f"{said} ({_reason(reason)})" if reason else said


def _state(code: str) -> str:
    is_known = code in {state.value for state in State}
    return str(Case(state=code).get_state_display()) if is_known else code


def _reason(code: str) -> str:
    return str(Outcome(code).label) if code in Outcome.values else code
