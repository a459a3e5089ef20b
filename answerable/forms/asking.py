"""A service's questions as a form to fill in, and its answers in words again.

What is asked only after a certain answer comes up when that was given: the page is shown
once more, with the question on it. So it works without a script.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy, override

from answerable.forms.conditions import asked_of, depends
from answerable.forms.models import Form
from answerable.forms.questions import KINDS
from answerable.forms.questions.kind import Answer, Question
from answerable.lib.wording import in_language

EMPTY: tuple[object, ...] = (None, "", [])
ON_PAGE = "on-page"  # no key of a question has a dash
ASKED_TOO = gettext_lazy("Answer this, too: we ask it because of what you answered")


class OnPage(forms.CharField):
    """The conditional questions that a page shows; nobody types it.

    Without it, a box that was left empty looks like one that was never shown.
    """

    widget = forms.HiddenInput

    def bound_data(self, data: object, initial: object) -> object:  # noqa: ARG002  # Django names it
        """Say what this page shows, whatever the one before did."""
        return initial


class QuestionsForm(forms.Form):
    """Asks what everybody is asked, and what the answers so far bring up."""

    questions: ClassVar[list[Question]]

    def __init__(self, *args: Any, **options: Any) -> None:
        """Leave out what nobody who answers like this is asked."""
        super().__init__(*args, **options)
        asked = asked_of(self.questions, self._answers_so_far())
        keys = [str(question["key"]) for question in asked]
        self.fields = {key: self.fields[key] for key in keys}
        conditional = [str(question["key"]) for question in asked if depends(question)]
        self.new = [key for key in conditional if key not in self._on_page_before()]
        if any(map(depends, self.questions)):
            shown = ",".join(conditional)
            self.fields[ON_PAGE] = OnPage(required=False, initial=shown)

    def clean(self) -> dict[str, Any]:
        """Ask for what has only now come up, instead of saying that it is missing."""
        given = super().clean() or self.cleaned_data
        ask_too(self, self.new)
        return given

    def _answers_so_far(self) -> Mapping[str, object]:
        if not self.is_bound:
            return self.initial or {}
        return {key: self[key].data for key in self.fields}

    def _on_page_before(self) -> list[str]:
        return str(self.data.get(self.add_prefix(ON_PAGE), "")).split(",")


def ask_too(form: forms.Form, names: Iterable[str]) -> None:
    """Ask in these fields for what has come up by an answer beside them."""
    for name in names:
        form.errors.pop(name, None)
        form.add_error(name, ValidationError(ASKED_TOO, code="required"))


def form_of(form: Form, language: str) -> type[QuestionsForm]:
    """Return a form with a field for each question."""
    with override(language):
        fields: dict[str, object] = {
            question["key"]: KINDS[question["kind"]].field(question, language)
            for question in form.questions
        }
    # Forms are made by a metaclass, whose result the type checker cannot follow.
    parts = {**fields, "questions": form.questions}
    return cast("type[QuestionsForm]", type("Questions", (QuestionsForm,), parts))


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
