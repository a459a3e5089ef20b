"""Putting a letter into words: who we are, why we write, and how to check it is us."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from answerable.agency.models import Agency, Staff, Team
from answerable.cases.models import Case
from answerable.correspondence.addresses import tracking_url, verify_url
from answerable.correspondence.greeting import greetable
from answerable.correspondence.letter_fields import filled, values_of
from answerable.correspondence.occasion import Occasion
from answerable.correspondence.phrasing import Phrasing, phrasing_for
from answerable.correspondence.rendering import rendered
from answerable.correspondence.signatures import NOTHING_MORE, Ending, ending_for
from answerable.lib.wording import in_language

LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"


@dataclass(frozen=True)
class Letter:
    """The words of one message, in one language, ready to be sent."""

    occasion: Occasion
    language: str
    subject: str
    body: str  # what we say, without greeting, links and signature
    text: str
    sender_name: str
    written_as: int | None = None  # the version (its id) of the desk's text


@dataclass(frozen=True)
class Signer:
    """Who writes: a member of staff, or a team; its department says where."""

    name: str
    department: str
    team: Team | None = None
    ending: Ending = NOTHING_MORE


def signer_of(team: Team | None, by: Staff | None, language: str) -> Signer:
    """Return who signs, as the person is told."""
    department = in_language(team.department.name, language) if team else ""
    team_name = in_language(team.name, language) if team else ""
    name = str(by) if by else team_name
    ending = ending_for(team, by, language)
    return Signer(name, department, team, ending)


def write(
    occasion: Occasion,
    *,
    agency: Agency,
    language: str,
    signer: Signer,
    case: Case | None = None,
    address: str = "",
    facts: Mapping[str, object] | None = None,
    phrasing: Phrasing | None = None,
) -> Letter:
    """Write a letter. Every one has its sender, department, purpose and a check.

    Its words are those of the department that signs, unless others are to be tried.
    """
    said = phrasing or _phrasing(occasion, language, signer.team)
    with translation.override(language):
        context = {
            **_of_us(agency, signer, language),
            "purpose": str(occasion.purpose),
            **_of_case(case, address, language),
            **(facts or {}),
        }
        values = values_of(occasion, context, language)
        body = filled(said.body, values)
        text = rendered("letter", {**context, "body": body})
        sender = one_line(_sender(signer, str(context["agency"])))
    subject = one_line(filled(said.subject, values))
    return Letter(occasion, language, subject, body, text + "\n", sender, said.version)


def _phrasing(occasion: Occasion, language: str, team: Team | None) -> Phrasing:
    department = team.department_id if team else None
    return phrasing_for(occasion, language, department, team)


def _of_us(agency: Agency, signer: Signer, language: str) -> dict[str, object]:
    return {
        "agency": in_language(agency.name, language),
        "phone": agency.phone,
        "office_phone": agency.phone,
        "signer": signer.name,
        "department": signer.department,
        **vars(signer.ending),
        "verify_url": verify_url(language),
        # A reference that begins with digits must not turn around.
        "mark": LEFT_TO_RIGHT if translation.get_language_bidi() else "",
    }


def _sender(signer: Signer, agency: str) -> str:
    """Return who a letter is from, as mail programs show it."""
    # Translators: the name of a person or team, then that of the public body.
    return _("%(name)s, %(agency)s") % {"name": signer.name or agency, "agency": agency}


def _of_case(case: Case | None, address: str, language: str) -> dict[str, object]:
    if case is None:
        return {}
    return {
        "reference": case.reference,
        "summary": case.summary,
        "person_name": greetable(case.person.name) if case.person else "",
        "tracking_url": tracking_url(case.reference, address, language),
        "may_answer": True,
    }


def one_line(text: str) -> str:
    """Return a text without line breaks: it goes into a header."""
    return " ".join(text.split())
