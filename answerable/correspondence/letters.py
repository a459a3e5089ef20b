"""Putting a letter into words: who we are, why we write, and how to check it is us."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.template import Context, Engine
from django.utils import translation
from django.utils.translation import gettext as _

from answerable.agency.models import Agency, Staff, Team
from answerable.cases.models import Case
from answerable.correspondence.addresses import tracking_url, verify_url
from answerable.correspondence.greeting import greetable
from answerable.correspondence.occasion import WORDS, Occasion
from answerable.lib.wording import in_language

LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"
ENGINE = Engine(
    dirs=[str(WORDS)],
    autoescape=False,  # plain text: nothing here is ever read as HTML
    libraries={"i18n": "django.templatetags.i18n"},
)


@dataclass(frozen=True)
class Letter:
    """The words of one message, in one language, ready to be sent."""

    occasion: Occasion
    language: str
    subject: str
    body: str  # what we say, without greeting, links and signature
    text: str
    sender_name: str


@dataclass(frozen=True)
class Signer:
    """Who writes: a member of staff, or a team; its department says where."""

    name: str
    department: str


def signer_of(team: Team | None, by: Staff | None, language: str) -> Signer:
    """Return who signs, as the person is told."""
    department = in_language(team.department.name, language) if team else ""
    team_name = in_language(team.name, language) if team else ""
    return Signer(str(by) if by else team_name, department)


def write(
    occasion: Occasion,
    *,
    agency: Agency,
    language: str,
    signer: Signer,
    case: Case | None = None,
    address: str = "",
    facts: Mapping[str, object] | None = None,
) -> Letter:
    """Write a letter. Every one has its sender, department, purpose and a check."""
    with translation.override(language):
        context = {
            "agency": in_language(agency.name, language),
            "phone": agency.phone,
            "signer": signer.name,
            "department": signer.department,
            "purpose": str(occasion.purpose),
            "verify_url": verify_url(language),
            **_of_case(case, address, language),
            # A reference that begins with digits must not turn around.
            "mark": LEFT_TO_RIGHT if translation.get_language_bidi() else "",
            **(facts or {}),
        }
        body = _rendered(occasion.name, context)
        text = _rendered("letter", {**context, "body": body})
        subject = str(occasion.subject) % {
            "summary": case.summary if case else "",
            "reference": context.get("reference", ""),
        }
        sender = one_line(_sender(signer, str(context["agency"])))
    return Letter(
        occasion,
        language,
        one_line(subject),
        body,
        text + "\n",
        sender,
    )


def _sender(signer: Signer, agency: str) -> str:
    """Return who a letter is from, as mail programs show it."""
    # Translators: the name of a person or team, then that of the public body.
    return _("%(name)s, %(agency)s") % {"name": signer.name or agency, "agency": agency}


def _rendered(name: str, context: Mapping[str, object]) -> str:
    # A context escapes by itself, whatever its engine says.
    plain = Context(context, autoescape=False)
    return ENGINE.get_template(f"{name}.txt").render(plain).strip()


def _of_case(case: Case | None, address: str, language: str) -> dict[str, object]:
    if case is None:
        return {}
    return {
        "reference": case.reference,
        "person_name": greetable(case.person.name) if case.person else "",
        "tracking_url": tracking_url(case.reference, address, language),
        "may_answer": True,
    }


def one_line(text: str) -> str:
    """Return a text without line breaks: it goes into a header."""
    return " ".join(text.split())
