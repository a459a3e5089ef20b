"""What is other between two versions of a form, in sentences for whoever publishes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _, gettext_lazy

from answerable.forms.conditions import label_of
from answerable.forms.questions.kind import Question

PARTS = {
    "kind": gettext_lazy("its kind"),
    "label": gettext_lazy("its words"),
    "hint": gettext_lazy("its help text"),
    "required": gettext_lazy("whether it must be answered"),
    "options": gettext_lazy("its answers"),
    "only_if": gettext_lazy("when it is asked"),
    "min": gettext_lazy("its limits"),
    "max": gettext_lazy("its limits"),
    "past": gettext_lazy("which days are right"),
}


def changes_between(
    before: Sequence[Question], after: Sequence[Question]
) -> Iterator[str]:
    """Yield what is new, gone, changed and moved, each in a sentence."""
    old = {str(question["key"]): question for question in before}
    new = {str(question["key"]): question for question in after}
    for key, question in new.items():
        if key not in old:
            yield _("New: “%(question)s”") % {"question": label_of(question)}
        elif parts := ", ".join(_parts_changed(old[key], question)):
            said = _("Changed: “%(question)s” (%(parts)s)")
            yield said % {"question": label_of(question), "parts": parts}
    for key, question in old.items():
        if key not in new:
            yield _("Not asked any more: “%(question)s”") % {
                "question": label_of(question)
            }
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield _("The order is another")


def _parts_changed(before: Question, after: Question) -> list[str]:
    names = [name for name in PARTS if before.get(name) != after.get(name)]
    return list(dict.fromkeys(str(PARTS[name]) for name in names))
