"""What every kind of question can do, and what every question has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Annotated, Protocol, TypedDict

from django import forms
from pydantic import AfterValidator, Field

from answerable.lib.definitions import Definition, InWords, written_like
from answerable.lib.wording import in_language, without_nul

# A question as it lies in ``Form.questions``, and an answer as it lies in a case.
Question = Mapping[str, object]
Answer = str | int | list[str]

Key = Annotated[
    str,
    written_like(
        r"[a-z][a-z0-9_]{0,39}",
        "Write at most 40 small letters, digits and _, beginning with a letter.",
    ),
]


class OnlyIf(Definition):
    """A question is asked only where an earlier one was answered by one of these."""

    question: Key
    answers: Annotated[list[Key], Field(min_length=1)]


class Asked(Definition):
    """What every question has; a kind adds what it alone needs."""

    key: Key
    kind: str
    label: InWords
    hint: InWords | None = None
    required: bool = True
    only_if: OnlyIf | None = None


class Option(Definition):
    """One answer to choose."""

    key: Key
    label: InWords


def apart(options: list[Option]) -> list[Option]:
    """Return the options; raise ValueError when two have one key."""
    times = Counter(option.key for option in options)
    if twice := [key for key, number in times.items() if number > 1]:
        message = f"Two options are called {', '.join(twice)}. Give each its own key."
        raise ValueError(message)
    return options


class AskedToChoose(Asked):
    """A question with answers to choose from."""

    options: Annotated[list[Option], Field(min_length=2), AfterValidator(apart)]

    def choices(self, language: str) -> list[tuple[str, str]]:
        """Return the options as Django's fields want them."""
        return [(one.key, in_language(one.label, language)) for one in self.options]


class Kind(Protocol):
    """A way to ask: how it is defined, shown, checked, kept and said again.

    The texts of a field are in the language that is active when it is made.
    """

    def check(self, question: Question, languages: Collection[str] = ()) -> list[str]:
        """Return what is wrong with the definition, one line each."""
        ...

    def field(self, question: Question, language: str) -> forms.Field:
        """Return the field that asks; its errors say what to do."""
        ...

    def kept(self, value: object) -> Answer:
        """Return what the field understood, as JSON can keep it."""
        ...

    def said(self, question: Question, value: object, language: str) -> str:
        """Return a kept answer in words."""
        ...


class Words(TypedDict):
    """The arguments that all of Django's fields share."""

    label: str
    help_text: str
    required: bool


def words_of(asked: Asked, language: str) -> Words:
    """Return what a field says and whether it insists."""
    return Words(
        label=in_language(asked.label, language),
        help_text=in_language(asked.hint or {}, language),
        required=asked.required,
    )


class PlainField(forms.CharField):
    """Words that the database can hold: what it cannot is left out, not refused."""

    def to_python(self, value: object) -> str:
        """Return the text without NUL and halves of signs."""
        return super().to_python(without_nul(str(value)) if value else value) or ""
