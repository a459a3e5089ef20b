"""The fields of a letter's text: a closed list for each occasion, and what they become.

They are written like those of a saved answer, and read by the same few lines. Some hold
a whole sentence: who answers by when is put into words here, so that nobody who edits a
text has to know in which cases it must be said otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from answerable.correspondence.fields import (
    FIELD,
    fault_in,
    fields_in,
    in_order,
    marked,
)
from answerable.correspondence.occasion import Occasion
from answerable.correspondence.rendering import rendered

NAMES: dict[str, Promise] = {
    "words": gettext_lazy("the words of whoever writes the letter"),
    "outcome": gettext_lazy("how the case ended"),
    "reopen": gettext_lazy("until when it can be taken up again, and how"),
    "promise": gettext_lazy("who answers, and by when"),
    "what": gettext_lazy("what was promised"),
    "promised_by": gettext_lazy("the day by which it was promised"),
    "new_promise": gettext_lazy("by when it is promised now, or that it is taken back"),
    "old_day": gettext_lazy("the day that was promised first"),
    "new_day": gettext_lazy("the day that is promised now"),
    "told_on": gettext_lazy("the day on which we had answered"),
    "issues": gettext_lazy("what the person complains about, a line each"),
    "acknowledge_by": gettext_lazy("the day by which we confirm what we understood"),
    "outside_body": gettext_lazy("who looks at it after us, and how to reach them"),
    "left_out": gettext_lazy("the files that we could not keep, if there are any"),
    "asks_to_remember": gettext_lazy("that a wish to be remembered wants a yes"),
    "before": gettext_lazy("the reference of the case that it was part of"),
    "situation": gettext_lazy("what has happened, as the title of the situation"),
    "release_url": gettext_lazy("the link that confirms the request"),
    "confirm_url": gettext_lazy("the link that confirms the new address"),
    "stop_url": gettext_lazy("the link that stops the change"),
    "last_day": gettext_lazy("the day until which the link works"),
    "representative": gettext_lazy("who acts for the person"),
    "extent": gettext_lazy("in what they act, and until when"),
    "what_changed": gettext_lazy("what was changed"),
    "changed_at": gettext_lazy("when it was changed"),
    "conduct": gettext_lazy("what goes too far, in a few words"),
    "asked": gettext_lazy("what we ask of the person"),
    "limits": gettext_lazy("what is limited"),
    "starts": gettext_lazy("the first day of it"),
    "ends": gettext_lazy("the last day of it"),
    "review": gettext_lazy("the day by which it is looked at again"),
    "appeal": gettext_lazy("how the person can appeal"),
    "decision": gettext_lazy("whether it stays, becomes less or ends"),
    "always": gettext_lazy("what is never limited"),
    "reference": gettext_lazy("the reference of the case"),
    "office_phone": gettext_lazy("our telephone number"),
    "summary": gettext_lazy("what the case is about, in a few words"),
}
IN_ANY_TEXT = ("reference", "office_phone")
SENTENCES = frozenset(
    {
        "promise",
        "new_promise",
        "left_out",
        "reopen",
        "asks_to_remember",
        "extent",
        "always",
    }
)
NUMBERS = frozenset({"reference", "before", "office_phone"})
PARAGRAPH = "\n\n"


def body_fields(occasion: Occasion) -> tuple[str, ...]:
    """Return what the text of a letter may hold, what it must hold first."""
    return tuple(dict.fromkeys((*occasion.needs, *IN_ANY_TEXT)))


def subject_fields(occasion: Occasion) -> tuple[str, ...]:
    """Return what a subject may hold.

    A machine's letter never repeats what the case is about: those are the words of
    somebody who may have written in another's name.
    """
    return ("reference",) if occasion.is_automatic else ("reference", "summary")


def fault_in_subject(occasion: Occasion, subject: str) -> str:
    """Return what is wrong with the fields of a subject, and the mend; else nothing."""
    return fault_in(subject, subject_fields(occasion))


def fault_in_body(occasion: Occasion, body: str) -> str:
    """Return what is wrong with the fields of a text, and the mend; else nothing."""
    if fault := fault_in(body, body_fields(occasion)):
        return fault
    there = fields_in(body)
    missing = next((name for name in occasion.needs if name not in there), None)
    if missing is None:
        return ""
    wrong = _("Put in %(field)s: %(meaning)s. People must read it in this letter.")
    return wrong % {"field": marked(missing), "meaning": NAMES[missing]}


def as_fields(names: Iterable[str]) -> dict[str, str]:
    """Return for each field itself, to show a text as it is written."""
    return {name: marked(name) for name in names}


def values_of(
    occasion: Occasion, context: Mapping[str, object], language: str
) -> dict[str, str]:
    """Return what the fields mean in one letter; empty where there is nothing to say."""
    names = dict.fromkeys((*body_fields(occasion), *subject_fields(occasion)))
    return {name: _value(name, context, language) for name in names}


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its fields replaced, without the paragraphs that are empty."""
    paragraphs = (
        FIELD.sub(lambda field: values.get(field[1], field[0]), paragraph)
        for paragraph in text.split(PARAGRAPH)
    )
    return PARAGRAPH.join(part for part in paragraphs if part.strip())


def _value(name: str, context: Mapping[str, object], language: str) -> str:
    if name in SENTENCES:
        return rendered(f"parts/{name}", context)
    value = str(context.get(name) or "")
    return in_order(value, language) if name in NUMBERS else value
