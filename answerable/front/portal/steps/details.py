"""The questions that the service asks."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.utils.translation import get_language

from answerable.forms.asking import form_of, kept_answers
from answerable.front.portal.posted import NOTHING, Posted
from answerable.front.portal.writing import Writing


@dataclass(frozen=True)
class Details:
    """A form made of the questions, in the version that is answered."""

    slug: str = "details"

    def form(self, writing: Writing, posted: Posted = NOTHING) -> forms.Form:
        questions = form_of(writing.questions, get_language() or "")
        return questions(posted.data, initial=writing.draft.answers.get("answers"))

    def keep(self, writing: Writing, form: forms.Form) -> None:
        writing.keep(self.slug, _answers(writing, form))

    def keep_for_later(self, writing: Writing, form: forms.Form) -> None:
        writing.keep_for_later(_answers(writing, form))


def _answers(writing: Writing, form: forms.Form) -> dict[str, object]:
    questions = writing.questions
    return {
        "form": questions.pk,
        "answers": kept_answers(questions, form.cleaned_data),
    }


DETAILS = Details()
