"""The values of the log of the setup in words: fields, days, yes and no.

What nobody has a word for stands as it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.dateparse import parse_date
from django.utils.functional import lazy
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy
from django_stubs_ext import StrOrPromise

from answerable.agency.models import Service, Team
from answerable.agency.pictures import PICTURES
from answerable.cases.models.case import CaseType
from answerable.clock.models.ladders import When, Whom
from answerable.front.desk.setup.calendars import NAMES as DAYS
from answerable.front.desk.setup.promises import STARTS, UNITS
from answerable.front.shared.days import day_here
from answerable.front.shared.languages import language_name
from answerable.routing.models import Learning

FIELDS = {
    "approved_alone": gettext_lazy("Nobody else could approve it"),
    "approved_by": gettext_lazy("Approved by"),
    "asked_by": gettext_lazy("Proposed by"),
    "asks more": gettext_lazy("It asks more of people"),
    "address": gettext_lazy("Address"),
    "articles": gettext_lazy("Help pages"),
    "any": gettext_lazy("The text has one of these words"),
    "aliases": gettext_lazy("What people call it"),
    "amount": gettext_lazy("How many?"),
    "calendar_slug": gettext_lazy("Opening hours"),
    "case_type": gettext_lazy("Kind of matter"),
    "conditions": gettext_lazy("When it holds"),
    "department": gettext_lazy("Department"),
    "distribution": gettext_lazy("Who gets a case that comes?"),
    "email": gettext_lazy("Email"),
    "emergency_number": gettext_lazy("Number for emergencies"),
    "former": gettext_lazy("Earlier addresses"),
    "merged into": gettext_lazy("Merged into"),
    "retired_on": pgettext_lazy("help pages", "Retired"),
    "retired_at": pgettext_lazy("help pages", "Retired"),
    "first_day": gettext_lazy("First day"),
    "first_name": gettext_lazy("First name"),
    "has_password": gettext_lazy("Has a password"),
    "hero": gettext_lazy("The band across the start page"),
    "hint": gettext_lazy("Help text"),
    "holidays": gettext_lazy("Holidays"),
    "hours": gettext_lazy("Opening hours"),
    "identity_level": gettext_lazy("What must we know of the person?"),
    "brand": gettext_lazy("Buttons and links"),
    "is_on": gettext_lazy("It counts"),
    "is_triage": gettext_lazy("It gets what no other team gets, and sorts it"),
    "label": gettext_lazy("The question"),
    "language": gettext_lazy("Language"),
    "languages": gettext_lazy("Languages"),
    "last_day": gettext_lazy("Last day"),
    "last_name": gettext_lazy("Last name"),
    "logo_alt": gettext_lazy("What it shows, for people who cannot see it"),
    "logo_mark": gettext_lazy("Picture"),
    "most_open": gettext_lazy("Most open cases that one may have"),
    "name": gettext_lazy("Name"),
    "needs": gettext_lazy("Skills that a service needs"),
    "none": gettext_lazy("And none of these"),
    "not published": gettext_lazy("not published"),
    "outline": gettext_lazy("Boundary of an area"),
    "owner": gettext_lazy("Who answers for it"),
    "parent": gettext_lazy("Part of"),
    "longest_extension": gettext_lazy(
        "By how much may it be extended, once, with a reason?"
    ),
    "extended_by_leaders": gettext_lazy("Only supervisors extend it"),
    "longest_pause": gettext_lazy("How long may it stand still at a time?"),
    "paused_by_leaders": gettext_lazy("Only supervisors let it stand still"),
    "quality_percent": gettext_lazy(
        "How many of a hundred do we want to be right the first time?"
    ),
    "satisfaction_percent": gettext_lazy(
        "How many of a hundred people do we want to be satisfied?"
    ),
    "pauses": gettext_lazy("The clock stands still while we wait for the person"),
    "phone": gettext_lazy("Phone"),
    "picture": gettext_lazy("Picture"),
    "similar_within": gettext_lazy("Similar reports shown within how many metres"),
    "similar_days": gettext_lazy("Similar reports shown of how many days"),
    "place": gettext_lazy("Does it have a place?"),
    "position": gettext_lazy("Place in the list"),
    "reason": gettext_lazy("Reason"),
    "roles": gettext_lazy("Roles"),
    "rungs": gettext_lazy("Steps"),
    "service": gettext_lazy("Service"),
    "sent_back_by": gettext_lazy("Sent back by"),
    "silent_days": gettext_lazy("Working days that a case may lie silent"),
    "skills": gettext_lazy("Skills"),
    "slug": gettext_lazy("Name for machines"),
    "source": gettext_lazy("Where is it from?"),
    "speaks": gettext_lazy("Speaks"),
    "start_rule": gettext_lazy("From when?"),
    "suggests": gettext_lazy("Suggests what belongs to it"),
    "summary": gettext_lazy("What it is for, in a sentence"),
    "target_percent": gettext_lazy(
        "In how many cases of a hundred do we want to keep it?"
    ),
    "team": gettext_lazy("Team"),
    "teams": gettext_lazy("Teams"),
    "terms": gettext_lazy("Words that mean the same"),
    "unit": gettext_lazy("Of what?"),
    "use": gettext_lazy("What may it do?"),
    "when": gettext_lazy("When?"),
    "whom": gettext_lazy("Who is told?"),
    "valid_from": gettext_lazy("First day"),
    "valid_to": gettext_lazy("From which day on is it no more?"),
    "wording": gettext_lazy("What the public reads about it"),
    "zone": gettext_lazy("Time zone"),
    **DAYS,
}
LANGUAGES = {code: lazy(language_name, str)(code) for code, _name in settings.LANGUAGES}
CODES: Mapping[str, Mapping[str, StrOrPromise]] = {
    "case_type": dict(CaseType.choices),
    "distribution": dict(Team.Distribution.choices),
    "language": LANGUAGES,
    "languages": LANGUAGES,
    "picture": PICTURES,
    "place": dict(Service.Place.choices),
    "speaks": LANGUAGES,
    "start_rule": {rule.value: words for rule, words in STARTS.items()},
    "when": dict(When.choices),
    "whom": dict(Whom.choices),
    "use": dict(Learning.Use.choices),
    "unit": {unit.value: words for unit, words in UNITS.items()},
}


@dataclass(frozen=True)
class Value:
    """One field of a change, as it was and as it is; empty where there was nothing."""

    field: str
    before: str
    after: str


def values_of(differences: Iterable[Mapping[str, object]]) -> Iterator[Value]:
    """Yield what a line of the log says, in a form to be read."""
    for one in differences:
        parts = str(one["field"]).split(".")
        field = " · ".join(map(word_for, parts))
        before, after = (in_words(one[when], parts[-1]) for when in ("before", "after"))
        yield Value(field, before, after)


def word_for(part: str) -> str:
    """Return what people call a field; a language by its name."""
    return str(LANGUAGES.get(part) or FIELDS.get(part, part))


def in_words(value: object, field: str = "") -> str:
    """Return a value in words: a line for each of several fields, a day as a day."""
    if isinstance(value, Mapping):
        return "\n".join(_fields(value))
    if isinstance(value, list | tuple):
        between = "\n" if any(isinstance(one, Mapping) for one in value) else ", "
        return between.join(filter(None, (in_words(one, field) for one in value)))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return "" if value is None else _told(str(value), field)


def _fields(value: Mapping[str, object]) -> Iterator[str]:
    for name, one in value.items():
        if said := in_words(one, name):
            between = "\n" if "\n" in said else " "
            yield f"{word_for(name)}:{between}{said}"


def _told(value: str, field: str) -> str:
    """Return what a code of a field means, and a day as a day."""
    try:
        day = day_here(parse_date(value))
    except ValueError:
        day = ""
    return day or str(CODES.get(field, {}).get(value, value))
