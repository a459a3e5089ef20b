"""One answer out of several."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from answerable.forms.questions.kind import AskedToChoose, Question, words_of
from answerable.lib.definitions import faults_in


@dataclass(frozen=True)
class Choice:
    """Options of which one is taken."""

    def check(self, question: Question, languages: Collection[str] = ()) -> list[str]:
        return [str(fault) for fault in faults_in(AskedToChoose, question, languages)]

    def field(self, question: Question, language: str) -> forms.Field:
        asked = AskedToChoose.model_validate(question)
        return forms.ChoiceField(
            choices=asked.choices(language),
            widget=forms.RadioSelect,
            error_messages={
                "required": _("Choose one of these answers"),
                "invalid_choice": _("Choose one of these answers"),
            },
            **words_of(asked, language),
        )

    def kept(self, value: object) -> str:
        return str(value)

    def said(self, question: Question, value: object, language: str) -> str:
        options = dict(AskedToChoose.model_validate(question).choices(language))
        return options.get(str(value), str(value))
