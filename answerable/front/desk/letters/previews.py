"""A saved answer as it will read: in each language, on a real case, with its grade."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

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
from answerable.front.shared.languages import direction_of, language_name
from answerable.lib.plainness import Plainness, plainness_of


@dataclass(frozen=True)
class Preview:
    """One text, as it was written and filled in; ``missing`` has no value there."""

    code: str
    written: str
    text: str
    missing: list[str]

    @property
    def language(self) -> str:
        """Return what its language is called."""
        return language_name(self.code)

    @property
    def direction(self) -> str:
        """Return which way it is written."""
        return direction_of(self.code)

    @cached_property
    def plainness(self) -> Plainness | None:
        """Return how plain it is; of English alone it is known."""
        if self.code != "en":
            return None
        # A field counts as one plain word.
        return plainness_of(fill(self.written, dict.fromkeys(NAMES, "name")))


def previews(
    texts: Mapping[str, str], case: Case | None, by: Staff
) -> Iterator[Preview]:
    """Show the texts that there are; without a case, with the names of their fields.

    The languages of the office come first, in its order.
    """
    for code in dict.fromkeys([*get_agency().languages, *texts]):
        if text := texts.get(code):
            filled = fill(text, values_for(case, by, code)) if case else text
            missing = [marked(name) for name in left_open(filled)] if case else []
            yield Preview(code, text, filled, missing)


def whose(answer: SavedAnswer) -> str:
    """Return who uses an answer, as its reader would say."""
    if answer.scope is Scope.TEAM:
        return str(find_team(answer.team_id))
    return _("Only I") if answer.scope is Scope.OWN else _("Everybody")
