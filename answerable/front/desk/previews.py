"""A saved answer as it will read: in each language, on a real case, with its grade."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language_info, gettext as _

from answerable.agency.models import Staff
from answerable.agency.queries import find_team, get_agency
from answerable.cases.models import Case
from answerable.correspondence.fields import (
    NAMES,
    fill,
    left_open,
    marked,
    values_for,
)
from answerable.correspondence.models import SavedAnswer
from answerable.correspondence.models.answers import Scope
from answerable.lib.readability import PLAIN, reading_grade


@dataclass(frozen=True)
class Preview:
    """One text; ``grade`` is of English alone, ``missing`` are fields without a value."""

    code: str
    language: str
    direction: str
    text: str
    missing: list[str]
    grade: float | None

    @property
    def is_plain(self) -> bool:
        """Tell whether its sentences and words are short enough for a letter."""
        return self.grade is not None and self.grade <= PLAIN


def previews(
    texts: Mapping[str, str], case: Case | None, by: Staff
) -> Iterator[Preview]:
    """Show the texts that there are; without a case, with the names of their fields.

    The languages of the office come first, in its order.
    """
    for code in dict.fromkeys([*get_agency().languages, *texts]):
        if text := texts.get(code):
            values = values_for(case, by, code) if case else {}
            yield _preview(code, fill(text, values), is_tried=case is not None)


def _preview(code: str, text: str, *, is_tried: bool) -> Preview:
    info = get_language_info(code)
    return Preview(
        code=code,
        language=info["name_translated"],
        direction="rtl" if info["bidi"] else "ltr",
        text=text,
        missing=[marked(name) for name in left_open(text)] if is_tried else [],
        # A field counts as one plain word.
        grade=reading_grade(fill(text, dict.fromkeys(NAMES, "name")))
        if code == "en"
        else None,
    )


def whose(answer: SavedAnswer) -> str:
    """Return who uses an answer, as its reader would say."""
    if answer.scope is Scope.TEAM:
        return str(find_team(answer.team_id))
    return _("Only I") if answer.scope is Scope.OWN else _("Everybody")
