"""Who we are and where: the public body, its departments, its offices and their hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from answerable.agency.models import Agency, Calendar, Department, Office
from answerable.agency.queries import DAYS, all_departments, get_agency, get_calendar
from answerable.front.portal.linked_data import Node, in_each, name_of, reference
from answerable.lib.wording import in_language

WEEK = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
BODY = ["GovernmentOrganization", "cv:PublicOrganisation"]
MIDNIGHT = "00:00"


def body(language: str) -> Node:
    """Return the public body."""
    agency = get_agency()
    return {
        "@id": name_of("/", "body"),
        "@type": BODY,
        "dct:identifier": name_of("/", "body"),
        "name": in_language(agency.name, language),
        "skos:prefLabel": in_each(agency.name),
        "url": name_of("/"),
        "telephone": agency.phone,
        "email": agency.email,
        "address": in_language(agency.address, language),
        "dct:spatial": {"@id": name_of("/", "territory")},
    }


def territory(language: str) -> Node:
    """Return the part of the world that the body is there for."""
    agency: Agency = get_agency()
    return {
        "@id": name_of("/", "territory"),
        "@type": ["AdministrativeArea", "dct:Location"],
        "name": in_language(agency.name, language),
    }


def department(one: Department, language: str) -> Node:
    """Return a department; it is a part of the body, or of the one above it."""
    name = name_of("/", f"department-{one.slug}")
    above = all_departments().get(one.parent_id or 0)
    parent = f"department-{above.slug}" if above else "body"
    return {
        "@id": name,
        "@type": BODY,
        "dct:identifier": name,
        "name": in_language(one.name, language),
        "skos:prefLabel": in_each(one.name),
        "parentOrganization": {"@id": name_of("/", parent)},
        "dct:spatial": {"@id": name_of("/", "territory")},
    }


def departments(first: Department, language: str) -> Iterator[Node]:
    """Yield a department and those that it is a part of."""
    one: Department | None = first
    while one:
        yield department(one, language)
        one = all_departments().get(one.parent_id or 0)


def office(one: Office, language: str, today: date) -> Node:
    """Return a place to walk into, with its hours."""
    calendar = get_calendar(one.calendar_slug)
    return {
        "@id": name_of("/", f"office-{one.slug}"),
        "@type": "GovernmentOffice",
        "name": in_language(one.name, language),
        "address": in_language(one.address, language),
        "telephone": one.phone,
        "parentOrganization": reference(body(language)),
        "openingHoursSpecification": list(_week(calendar)),
        "specialOpeningHoursSpecification": list(_holidays(calendar, language, today)),
    }


def _week(calendar: Calendar) -> Iterator[Node]:
    for key, day in zip(DAYS, WEEK, strict=True):
        for opens, closes in calendar.hours.get(key, []):
            yield {**_hours(opens, closes), "dayOfWeek": day}


def _holidays(calendar: Calendar, language: str, today: date) -> Iterator[Node]:
    """Yield the days to come with other hours; opening at midnight till then is closed."""
    for holiday in calendar.holidays:
        if date.fromisoformat(holiday["date"]) < today:
            continue
        for opens, closes in holiday.get("hours") or [(MIDNIGHT, MIDNIGHT)]:
            yield {
                **_hours(opens, closes),
                "name": in_language(holiday["name"], language),
                "validFrom": holiday["date"],
                "validThrough": holiday["date"],
            }


def _hours(opens: str, closes: str) -> Node:
    # schema.org ends a day one minute before it is over.
    ends = "23:59" if closes == "24:00" else closes
    return {"@type": "OpeningHoursSpecification", "opens": opens, "closes": ends}
