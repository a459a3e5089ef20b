"""Yes or no; nothing is ticked beforehand, so that an answer is one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _, override

from answerable.forms.questions.kind import Asked, Question, words_of
from answerable.lib.definitions import faults_in


@dataclass(frozen=True)
class YesNo:
    """A question that is answered by one word; kept as ``yes`` or ``no``."""

    def check(self, question: Question, languages: Collection[str] = ()) -> list[str]:
        return [str(fault) for fault in faults_in(Asked, question, languages)]

    def field(self, question: Question, language: str) -> forms.Field:
        return forms.ChoiceField(
            choices=[("yes", _("Yes")), ("no", _("No"))],
            widget=forms.RadioSelect,
            error_messages={
                "required": _("Choose yes or no"),
                "invalid_choice": _("Choose yes or no"),
            },
            **words_of(Asked.model_validate(question), language),
        )

    def kept(self, value: object) -> str:
        return str(value)

    def said(self, question: Question, value: object, language: str) -> str:  # noqa: ARG002  # both answers are ours
        with override(language):
            return _("Yes") if value == "yes" else _("No")
