"""What people define in files, checked: strict shapes, and faults in plain words.

A shape is a pydantic model that knows every key it may have. Texts must be there in
each language that the check is asked for; without languages, any will do.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    StringConstraints,
    ValidationError,
    ValidationInfo,
)
from pydantic_core import ErrorDetails

# By these a reader finds an entry again; a number only says how far to count.
NAMES = ("slug", "key", "username", "date")

# What to do about a finding, by the type that pydantic gives it.
MENDS = {
    "missing": "This is missing. Add it.",
    "extra_forbidden": "Nothing is called so here. Correct the name, or take it out.",
    "literal_error": "This is {input!r}. Write {expected}.",
    "enum": "This is {input!r}. Write {expected}.",
    "greater_than_equal": "This is {input!r}. Write {ge} at least.",
    "less_than_equal": "This is {input!r}. Write {le} at most.",
    "too_short": "Write at least {min_length} of them.",
    "value_error": "{error}",
}

Location = tuple[int | str, ...]
ByLanguage = TypeVar("ByLanguage", bound=Mapping[str, object])


class Definition(BaseModel):
    """A strict shape: nothing is converted, and no key is unknown."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


@dataclass(frozen=True)
class Fault:
    """What is wrong, where, and how to mend it."""

    place: str
    mend: str

    def __str__(self) -> str:
        return f"{self.place}: {self.mend}" if self.place else self.mend


def complete(texts: ByLanguage, info: ValidationInfo) -> ByLanguage:
    """Return the texts; raise ValueError unless there is one in each language."""
    languages: Collection[str] = (info.context or {}).get("languages", ())
    if missing := [code for code in languages if not texts.get(code)]:
        message = f"There is no text in {', '.join(missing)}. Write it."
        raise ValueError(message)
    if languages and (foreign := sorted(set(texts) - set(languages))):
        message = f"{', '.join(foreign)} is not among the languages of the agency."
        raise ValueError(message)
    return texts


def written_like(pattern: str, hint: str) -> AfterValidator:
    """Return a check that a text fits a pattern; the hint says how to write it."""

    def fit(text: str) -> str:
        if not re.fullmatch(pattern, text):
            message = f"This is {text!r}. {hint}"
            raise ValueError(message)
        return text

    return AfterValidator(fit)


Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[
    str,
    written_like(
        r"(?=.{1,50}$)[a-z0-9]+([-_]+[a-z0-9]+)*",
        "Write at most 50 small letters and digits, with dashes between words.",
    ),
]
InWords = Annotated[dict[str, Filled], AfterValidator(complete)]
ManyInWords = Annotated[dict[str, list[Filled]], AfterValidator(complete)]


def faults_in(
    shape: type[BaseModel], written: object, languages: Collection[str] = ()
) -> list[Fault]:
    """Return what is wrong with something written, nothing if it has the shape."""
    try:
        shape.model_validate(written, context={"languages": languages})
    except ValidationError as error:
        return faults_of(error, written)
    return []


def faults_of(error: ValidationError, written: object) -> list[Fault]:
    """Return the findings of pydantic as a person can mend them."""
    found = error.errors(include_url=False)
    return [Fault(place_of(one["loc"], written), mend(one)) for one in found]


def place_of(location: Location, written: object) -> str:
    """Return the way to a fault, entries called by their names where they have one."""
    steps = []
    # pydantic marks with "[key]" that a key is meant, not what it leads to.
    for step in (one for one in location if one != "[key]"):
        written = _inside(written, step)
        steps.append(_name_of(written, step) if isinstance(step, int) else step)
    return ".".join(steps)


def mend(found: ErrorDetails) -> str:
    """Return what to do about one finding of pydantic."""
    sentence = MENDS.get(found["type"], "{msg}.")
    context = found.get("ctx", {})
    return sentence.format(input=found["input"], msg=found["msg"], **context)


def _inside(written: object, step: int | str) -> object:
    if isinstance(written, Sequence) and isinstance(step, int):
        return written[step]
    return written.get(step) if isinstance(written, Mapping) else None


def _name_of(entry: object, number: int) -> str:
    names = entry if isinstance(entry, Mapping) else {}
    return str(next((names[name] for name in NAMES if names.get(name)), number + 1))
