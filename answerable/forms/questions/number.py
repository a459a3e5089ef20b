"""A whole number."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext as _, override
from pydantic import Field, ValidationInfo, field_validator

from answerable.forms.questions.kind import Asked, Question, words_of
from answerable.lib.definitions import faults_in

LARGEST = 1_000_000_000


class AskedForNumber(Asked):
    """``min`` and ``max`` are the smallest and the largest number that can be right."""

    min: Annotated[int, Field(ge=-LARGEST)] = 0
    max: Annotated[int, Field(le=LARGEST)] = LARGEST

    @field_validator("max")
    @classmethod
    def not_below_min(cls, most: int, info: ValidationInfo) -> int:
        least = info.data.get("min", 0)
        if most < least:
            message = f"max is {most} and min is {least}. Make max the larger one."
            raise ValueError(message)
        return most


@dataclass(frozen=True)
class Number:
    """A number to write."""

    def check(self, question: Question, languages: Collection[str] = ()) -> list[str]:
        return [str(fault) for fault in faults_in(AskedForNumber, question, languages)]

    def field(self, question: Question, language: str) -> forms.Field:
        asked = AskedForNumber.model_validate(question)
        return forms.IntegerField(
            min_value=asked.min,
            max_value=asked.max,
            widget=forms.NumberInput({"inputmode": "numeric", "class": "short"}),
            error_messages={
                "required": _("Write a number"),
                "invalid": _("Write a whole number, for example 3"),
                "min_value": _("Write a number that is %(limit_value)s or more"),
                "max_value": _("Write a number that is %(limit_value)s or less"),
            },
            **words_of(asked, language),
        )

    def kept(self, value: object) -> int:
        return int(str(value))

    def said(self, question: Question, value: object, language: str) -> str:  # noqa: ARG002  # a number is a number
        with override(language):
            return str(number_format(self.kept(value), force_grouping=True))
