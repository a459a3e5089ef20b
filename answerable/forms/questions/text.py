"""One line of the person's own words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from answerable.forms.questions.kind import Asked, PlainField, Question, words_of
from answerable.lib.definitions import faults_in

LONGEST = 200


@dataclass(frozen=True)
class Text:
    """A line to fill in."""

    def check(self, question: Question, languages: Collection[str] = ()) -> list[str]:
        return [str(fault) for fault in faults_in(Asked, question, languages)]

    def field(self, question: Question, language: str) -> forms.Field:
        return PlainField(
            max_length=LONGEST,
            error_messages={
                "required": _("Write your answer here"),
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
