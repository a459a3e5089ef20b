"""The fields of a saved answer: a closed list, each put in from the case.

A field is a name in double braces. It is replaced by plain text and nothing else is
read in what staff write: no template language, no other field. What is not known of a
case stays as a field, so that its writer sees it; it cannot be sent like that.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from answerable.agency.dates import day_in_words
from answerable.agency.models import Staff
from answerable.agency.queries import find_service, find_team, get_agency, get_zone
from answerable.cases.models import Case
from answerable.correspondence.greeting import greetable
from answerable.lib.wording import in_language, left_to_right

NAMES: dict[str, Promise] = {
    "name": gettext_lazy("the name of the person"),
    "reference": gettext_lazy("the reference of the case"),
    "service": gettext_lazy("what the case is about"),
    "due": gettext_lazy("the day by which we answer"),
    "team": gettext_lazy("the team that has the case"),
    "signer": gettext_lazy("your own name"),
    "office_phone": gettext_lazy("our telephone number"),
}
FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
Values = Mapping[str, str]


def marked(name: str) -> str:
    """Return a field as it is written."""
    return f"{{{{ {name} }}}}"


def fields_in(text: str) -> list[str]:
    """Return the fields that a text has, known or not, each once, in their order."""
    return list(dict.fromkeys(FIELD.findall(text)))


def fault_in(text: str, known: Collection[str] = tuple(NAMES)) -> str:
    """Return what is wrong with the fields of a text, and the mend; else nothing."""
    unknown = [name for name in fields_in(text) if name not in known]
    if unknown:
        wrong = _("There is no field %(field)s. There are: %(fields)s.")
        there_are = ", ".join(map(marked, known))
        return wrong % {"field": marked(unknown[0]), "fields": there_are}
    if "{{" in FIELD.sub("", text):
        return _("A field ends with two braces: write it like %(field)s.") % {
            "field": marked("name")
        }
    return ""


def left_open(text: str) -> list[str]:
    """Return the fields of ours that nobody has filled in a text yet."""
    return [name for name in fields_in(text) if name in NAMES]


def fill(text: str, values: Values) -> str:
    """Return the text with its fields replaced; what has no value stays a field."""
    return FIELD.sub(lambda field: values.get(field[1]) or field[0], text)


def values_for(case: Case, by: Staff, language: str) -> dict[str, str]:
    """Return what the fields mean in this case, in one language; empty where nothing.

    A time limit that is over is no day to promise.
    """
    service, team = find_service(case.service_id), find_team(case.team_id)
    person = case.person
    return {
        "name": greetable(person.name) if person else "",
        "reference": in_order(case.reference, language),
        "service": in_language(service.name, language) if service else "",
        "due": _due(case, language),
        "team": in_language(team.name, language) if team else "",
        "signer": str(by),
        "office_phone": in_order(get_agency().phone, language),
    }


def in_order(digits: str, language: str) -> str:
    """Keep groups of digits in their order among words from right to left."""
    if not digits:
        return ""
    is_bidi = translation.get_language_info(language)["bidi"]
    return left_to_right(digits) if is_bidi else digits


def _due(case: Case, language: str) -> str:
    due = case.next_due
    is_ahead = due is not None and due > timezone.now()
    return day_in_words(due, get_zone(), language) if due and is_ahead else ""
