"""The saved answers that are offered beside a message, in groups by whose they are."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import (
    gettext as _,
    gettext_lazy,
    pgettext_lazy,
)

from answerable.agency.models import Staff
from answerable.cases.models import Case
from answerable.correspondence.answers import Nearness, Worded, offered
from answerable.front.shared.languages import language_name
from answerable.front.shared.pieces import fill_each

GROUPS = {
    Nearness.SERVICE: gettext_lazy("For this service"),
    Nearness.OWN: pgettext_lazy("saved answers", "Mine"),
    Nearness.TEAM: gettext_lazy("My team"),
    Nearness.ALL: gettext_lazy("Everybody"),
    Nearness.OTHER: gettext_lazy("For other services"),
}
OPTION = '<option value="{}">{}</option>'


class Group(NamedTuple):
    """Answers under one heading, by id and name."""

    heading: str
    answers: list[tuple[int, str]]

    @property
    def options(self) -> SafeString:
        """Return them as the options of a list: there may be fifty on each page."""
        return fill_each(OPTION, self.answers)


def groups_for(case: Case, staff: Staff) -> list[Group]:
    """Return what can be put into a message of this case, the likeliest first."""
    return [
        Group(heading_of(near), [(row.pk, row.name) for row in group])
        for near, group in groupby(offered(staff, case), key=lambda row: row.nearness)
    ]


def heading_of(near: int) -> str:
    """Return what answers as near as this are called."""
    return str(GROUPS[Nearness(near)])


def told_of(words: Worded) -> str:
    """Say that there was no text in the language of the person; else nothing."""
    if not words.is_in_another_language:
        return ""
    told = _("There is no text in %(wanted)s: this is the one in %(given)s.")
    return told % {
        "wanted": language_name(words.wanted),
        "given": language_name(words.language),
    }
