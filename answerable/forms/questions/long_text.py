"""As many of the person's own words as they need, within reason."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from answerable.forms.questions.kind import Asked, PlainField, Question, words_of
from answerable.lib.definitions import faults_in

LONGEST = 4_000


@dataclass(frozen=True)
class LongText:
    """Several lines to fill in."""

    def check(self, question: Question, languages: Collection[str] = ()) -> list[str]:
        return [str(fault) for fault in faults_in(Asked, question, languages)]

    def field(self, question: Question, language: str) -> forms.Field:
        return PlainField(
            max_length=LONGEST,
            widget=forms.Textarea(attrs={"rows": 5}),
            error_messages={
                "required": _("Tell us in your own words"),
                "max_length": _(
                    "Use at most %(limit_value)d characters. Now it is %(show_value)d."
                ),
            },
            **words_of(Asked.model_validate(question), language),
        )

    def kept(self, value: object) -> str:
        return str(value)

    def said(self, question: Question, value: object, language: str) -> str:  # noqa: ARG002  # words need no translation
        return str(value)
