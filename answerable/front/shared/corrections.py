"""A correction in words: what was said before, and what is said now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language, gettext as _

from answerable.cases.corrections import AREA, PLACE, Asked, Correction
from answerable.forms.asking import answers_in_words
from answerable.forms.models import Form

Lines = list[tuple[str, str]]


@dataclass(frozen=True)
class Difference:
    """One thing that was corrected; an empty side means that nothing was said."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Told:
    """One correction, and everything in it that is different."""

    at: datetime
    differences: Sequence[Difference]


def told(corrections: Iterable[Correction], form: Form | None) -> list[Told]:
    """Return corrections in words, in the language of whoever reads."""
    return [Told(each.at, _differences(each, form)) for each in corrections]


def lines_of(asked: Asked, form: Form | None) -> Lines:
    """Return what is asked for, in words; what was not said is left out."""
    keys = [str(question["key"]) for question in form.questions] if form else []
    said = (_said(asked, key, form) for key in (*keys, PLACE, AREA))
    return [(name, words) for name, words in said if words]


def _differences(correction: Correction, form: Form | None) -> list[Difference]:
    before, after = correction.before, correction.after
    return [
        Difference(old[0] or new[0], old[1], new[1])
        for key in before.differs_in(after)
        for old, new in [(_said(before, key, form), _said(after, key, form))]
    ]


def _said(asked: Asked, key: str, form: Form | None) -> tuple[str, str]:
    """Return what is said about one thing, after its name; nothing where it is not."""
    if key == PLACE:
        return _("Where is it?"), asked.place
    if key == AREA:
        return _("Neighbourhood or district"), str(asked.area or "")
    answer = {key: asked.answers.get(key)}
    found = answers_in_words(form, answer, get_language() or "") if form else []
    return found[0] if found else ("", "")
