"""Any number of answers out of several."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import cast

from babel import Locale
from babel.lists import format_list
from django import forms
from django.utils.translation import gettext as _

from answerable.forms.questions.kind import AskedToChoose, Question, words_of
from answerable.lib.definitions import faults_in


@dataclass(frozen=True)
class Several:
    """Options of which all that apply are taken."""

    def check(self, question: Question, languages: Collection[str] = ()) -> list[str]:
        return [str(fault) for fault in faults_in(AskedToChoose, question, languages)]

    def field(self, question: Question, language: str) -> forms.Field:
        asked = AskedToChoose.model_validate(question)
        return forms.MultipleChoiceField(
            choices=asked.choices(language),
            widget=forms.CheckboxSelectMultiple,
            error_messages={
                "required": _("Choose at least one of these answers"),
                "invalid_choice": _("Choose from these answers only"),
                "invalid_list": _("Choose from these answers only"),
            },
            **words_of(asked, language),
        )

    def kept(self, value: object) -> list[str]:
        return list(cast("Iterable[str]", value))

    def said(self, question: Question, value: object, language: str) -> str:
        options = dict(AskedToChoose.model_validate(question).choices(language))
        chosen = [options.get(key, key) for key in self.kept(value)]
        return format_list(chosen, locale=Locale.parse(language, sep="-"))
