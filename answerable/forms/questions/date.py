"""A day of the calendar."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.dates import date_in_words
from answerable.forms.questions.kind import Asked, Question, words_of
from answerable.lib.definitions import faults_in

WRITTEN = "%Y-%m-%d"  # what a browser sends, whatever it shows


class AskedForDay(Asked):
    """``past`` says that the day cannot be after today."""

    past: bool = False


@dataclass(frozen=True)
class Day:
    """A day to pick; kept as ``2026-05-04``."""

    def check(self, question: Question, languages: Collection[str] = ()) -> list[str]:
        return [str(fault) for fault in faults_in(AskedForDay, question, languages)]

    def field(self, question: Question, language: str) -> forms.Field:
        asked = AskedForDay.model_validate(question)
        return forms.DateField(
            input_formats=[WRITTEN],
            widget=forms.DateInput({"type": "date", "class": "short"}, format=WRITTEN),
            validators=[refuse_tomorrow] if asked.past else [],
            error_messages={
                "required": _("Give the day"),
                "invalid": _("Give a day that exists, with day, month and year"),
            },
            **words_of(asked, language),
        )

    def kept(self, value: object) -> str:
        return value.isoformat() if isinstance(value, date) else str(value)

    def said(self, question: Question, value: object, language: str) -> str:  # noqa: ARG002  # a day is a day
        return date_in_words(date.fromisoformat(str(value)), language)


def refuse_tomorrow(day: date) -> None:
    """Raise ValidationError for a day that has not come yet."""
    if day > timezone.localdate():
        raise ValidationError(_("Give a day that is not in the future"))
