"""After which answer a question is asked: boxes with the answers to those before it."""

from __future__ import annotations

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext as _

from answerable.forms.conditions import answers_to, label_of
from answerable.forms.questions.kind import OnlyIf, Question

SEPARATOR = "="  # no key has one


def before_it(asked: list[Question], question: Question | None) -> list[Question]:
    """Return the questions that stand before this one; a new one stands last."""
    keys = [one["key"] for one in asked]
    is_there = question is not None and question["key"] in keys
    return asked[: keys.index(question["key"])] if question and is_there else asked


def _choices(asked: list[Question]) -> Iterator[tuple[str, str]]:
    for question in asked:
        for answer, words in answers_to(question).items():
            key = f"{question['key']}{SEPARATOR}{answer}"
            yield key, f"{label_of(question)} – {words}"


def read_only_if(chosen: list[str]) -> dict[str, object] | None:
    pairs = [one.split(SEPARATOR) for one in chosen]
    if not pairs:
        return None
    return {"question": pairs[0][0], "answers": [answer for _key, answer in pairs]}


def only_if_field(asked: list[Question]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Ask it only after one of these answers"),
        help_text=_("Tick nothing to ask it of everybody."),
        required=False,
        choices=list(_choices(asked)),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose from these answers only")},
    )


def ticked(question: Question) -> list[str]:
    """Return the boxes that a condition ticks."""
    if not question.get("only_if"):
        return []
    only_if = OnlyIf.model_validate(question["only_if"])
    return [f"{only_if.question}{SEPARATOR}{answer}" for answer in only_if.answers]


def is_about_one(chosen: list[str]) -> bool:
    """Tell whether the boxes are answers to one question only."""
    return len({one.split(SEPARATOR)[0] for one in chosen}) <= 1
