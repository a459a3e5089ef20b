"""What a person is told when contact with them is limited: always in writing.

It goes to their mailbox, or is put into words for paper where they have none. It is part
of no case, so that no case begins with what was said about its person, and an answer to it
comes in as a matter of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _, ngettext

from answerable.agency.dates import date_in_words
from answerable.agency.models import Staff, Team
from answerable.cases.access import visible_to
from answerable.casework.contact_letters import language_of
from answerable.casework.waking import SEND, wake
from answerable.complaints.conduct import Plan, Terms
from answerable.complaints.models import (
    Conduct,
    ContactRestriction,
    RestrictionReview,
)
from answerable.correspondence.actions import post_alone, word_for_paper
from answerable.correspondence.greeting import greetable
from answerable.correspondence.models import Dispatch
from answerable.people.models import ContactPoint, Person
from answerable.people.queries import find_point

Decision = RestrictionReview.Decision
Facts = Mapping[str, object]


@dataclass(frozen=True)
class Told:
    """A letter on its way, or the words of one that goes out on paper."""

    dispatch: Dispatch | None
    on_paper: str = ""


def has_mailbox(person: Person) -> bool:
    """Tell whether our letters reach a person by mail."""
    return find_point(person, ContactPoint.Kind.EMAIL) is not None


def write_warning(
    person: Person, category: str, *, words: str, asked: str, by: Staff
) -> Told:
    """Tell a person what goes too far and what we ask of them."""
    with translation.override(language_of(person)):
        told = {"conduct": Conduct(category).label, "words": words, "asked": asked}
    return _write(person, "conduct_warning", told, by)


def write_restriction(person: Person, plan: Plan, *, by: Staff) -> Told:
    """Tell a person what is limited from when until when, why, and how to appeal."""
    language = language_of(person)
    told = {
        "starts": date_in_words(plan.starts_on, language),
        "ends": date_in_words(plan.ends_on, language),
        "review": date_in_words(plan.review_on or plan.ends_on, language),
        "limits": limits_in(language, plan.terms),
        "words": plan.reasons,
        "appeal": plan.appeal,
    }
    return _write(person, "conduct_restriction", told, by)


def write_review(
    person: Person,
    restriction: ContactRestriction,
    decision: str,
    *,
    words: str,
    by: Staff,
) -> Told:
    """Tell a person what came of looking again, and what holds by now."""
    language = language_of(person)
    with translation.override(language):
        told = {"decision": str(Decision(decision).label), "words": words}
        if decision != Decision.LIFT:
            told |= _going_on(restriction, language)
    return _write(person, "conduct_review", told, by)


def limits_in(language: str, terms: Terms) -> str:
    """Return what is limited as its person reads it, a line for each."""
    with translation.override(language):
        return "\n".join(f"– {line}" for line in _limits(terms))


def usual_appeal(person: Person) -> str:
    """Return how to appeal, in the language of a person, for whoever decides to keep."""
    with translation.override(language_of(person)):
        return _(
            "Answer this letter, write to us or come to us, and say why. You can have"
            " somebody do it for you. Somebody who did not decide this looks at it again"
            " and writes to you."
        )


def _limits(terms: Terms) -> Iterator[str]:
    if terms.writing_only:
        yield _("We answer you in writing only.")
    if terms.contact_point:
        told = _("Please turn to this place only: %(place)s")
        yield told % {"place": terms.contact_point}
    if terms.subjects:
        told = _("On this we answer only what is new: %(subjects)s")
        yield told % {"subjects": terms.subjects}
    if terms.answer_days:
        told = ngettext(
            "On what we have answered, we write at most once in %(days)s day.",
            "On what we have answered, we write at most once in %(days)s days.",
            terms.answer_days,
        )
        yield told % {"days": terms.answer_days}


def _going_on(restriction: ContactRestriction, language: str) -> dict[str, str]:
    until = _("This holds until %(day)s:")
    day = date_in_words(restriction.ends_on, language)
    wrong = _("If you think that this is wrong:")
    return {
        "limits": f"{until % {'day': day}}\n{limits_in(language, restriction.terms)}",
        "appeal": f"{wrong}\n{restriction.appeal}",
    }


def _write(person: Person, occasion: str, told: Facts, by: Staff) -> Told:
    language = language_of(person)
    facts = {"person_name": greetable(person.name), **told}
    said: dict[str, Any] = {"team": _team(person, by), "by": by, "facts": facts}
    point = find_point(person, ContactPoint.Kind.EMAIL)
    if point is None:
        return Told(None, word_for_paper(occasion, language=language, **said).text)
    wake(SEND)
    return Told(post_alone(occasion, address=point.address, language=language, **said))


def _team(person: Person, by: Staff) -> Team | None:
    """Return in whose name we write: the team of the newest case that both know."""
    shared = visible_to(by).filter(person=person).select_related("team__department")
    newest = shared.order_by("-pk").first()
    return newest.team if newest else None
