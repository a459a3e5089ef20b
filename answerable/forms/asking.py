"""A service's questions as a form to fill in, and its answers in words again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from django import forms
from django.utils.translation import override

from answerable.forms.models import Form
from answerable.forms.questions import KINDS
from answerable.forms.questions.kind import Answer
from answerable.lib.wording import in_language

EMPTY: tuple[object, ...] = (None, "", [])


def form_of(form: Form, language: str) -> type[forms.Form]:
    """Return a form with one field for each question, and nothing else."""
    with override(language):
        fields = {
            question["key"]: KINDS[question["kind"]].field(question, language)
            for question in form.questions
        }
    # Forms are made by a metaclass, whose result the type checker cannot follow.
    return cast("type[forms.Form]", type("QuestionsForm", (forms.Form,), fields))


def kept_answers(form: Form, cleaned: Mapping[str, object]) -> dict[str, Answer]:
    """Return the cleaned answers as JSON can keep them; what is empty is left out."""
    return {
        question["key"]: KINDS[question["kind"]].kept(cleaned[question["key"]])
        for question in form.questions
        if cleaned.get(question["key"]) not in EMPTY
    }


def answers_in_words(
    form: Form, answers: Mapping[str, object], language: str
) -> list[tuple[str, str]]:
    """Return question and answer, in the order asked; what is empty is left out."""
    return [
        (
            in_language(question["label"], language),
            KINDS[question["kind"]].said(question, answers[question["key"]], language),
        )
        for question in form.questions
        if answers.get(question["key"]) not in EMPTY
    ]
