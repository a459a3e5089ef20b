"""What is limited for a person, as those read it who answer them: while it holds."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _, ngettext

from answerable.complaints.conduct import Terms
from answerable.complaints.models import ContactRestriction
from answerable.complaints.restrictions import restrictions_in_force

Limited = tuple[ContactRestriction, list[str]]


def limits_for(person: int) -> list[Limited]:
    """Return what holds today for a person (their id), each with its lines."""
    return [(each, limits_of(each.terms)) for each in restrictions_in_force(person)]


def limits_of(terms: Terms) -> list[str]:
    """Return what is limited, a line for each."""
    return list(_lines(terms))


def _lines(terms: Terms) -> Iterator[str]:
    if terms.writing_only:
        yield _("Answers in writing only")
    if terms.contact_point:
        yield _("Only by one place: %(place)s") % {"place": terms.contact_point}
    if terms.subjects:
        yield _("Only what is new about: %(subjects)s") % {"subjects": terms.subjects}
    if terms.answer_days:
        told = ngettext(
            "On what was answered, at most once in %(days)s day",
            "On what was answered, at most once in %(days)s days",
            terms.answer_days,
        )
        yield told % {"days": terms.answer_days}
