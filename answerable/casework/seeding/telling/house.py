"""Tell who we are: the body, its departments, offices, areas, calendars and teams."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from datetime import date

from answerable.agency.models import (
    Agency,
    Area,
    Calendar,
    Department,
    Logo,
    Office,
    Skill,
    Team,
)
from answerable.casework.seeding import shapes
from answerable.casework.seeding.folder import Document
from answerable.casework.seeding.telling.entry import entry, values_of


def body() -> Document:
    """Return the body with its departments and offices."""
    agency = Agency.objects.get()
    return {
        "agency": entry(
            shapes.Agency,
            {
                **values_of(agency, "slug", "name", "address", "phone", "email"),
                "emergency_number": agency.emergency_number,
                "languages": agency.languages,
                "calendar": agency.calendar_slug,
            },
        ),
        "logo": _logo(agency),
        "look": entry(shapes.Look, values_of(agency, "brand", "hero")),
        "departments": [
            entry(
                shapes.Department,
                {
                    **values_of(one, "slug", "name", "valid_from", "valid_to"),
                    "parent": one.parent.slug if one.parent else None,
                },
            )
            for one in Department.objects.select_related("parent").order_by("slug")
        ],
        "offices": [
            entry(
                shapes.Office,
                {
                    **values_of(one, "slug", "name", "address", "phone"),
                    **values_of(one, "languages", "services"),
                    "calendar": one.calendar_slug,
                    "position": _position(one),
                },
            )
            for one in Office.objects.order_by("slug")
        ],
    }


def areas() -> Document:
    """Return the parts of the territory."""
    rows = Area.objects.select_related("boundary").order_by("slug")
    return {
        "areas": [
            entry(
                shapes.Area,
                {
                    **values_of(one, "slug", "name", "valid_to"),
                    "boundary": _boundary(one),
                },
            )
            for one in rows
        ]
    }


def calendars() -> Document:
    """Return the opening hours; holidays once, unless calendars differ in them."""
    rows = list(Calendar.objects.order_by("slug", "-version").distinct("slug"))
    days = [one.holidays for one in rows]
    is_shared = all(one == days[0] for one in days)
    return {
        "holidays": [_holiday(day) for day in days[0]] if is_shared and days else [],
        "calendars": [
            entry(
                shapes.Calendar,
                {
                    **values_of(one, "slug", "zone", "hours"),
                    "holidays": None
                    if is_shared
                    else list(map(_holiday, one.holidays)),
                },
            )
            for one in rows
        ],
    }


def teams() -> Document:
    """Return the teams, and what their people can be needed for."""
    rows = Team.objects.select_related("department").order_by("slug")
    return {
        "skills": [
            entry(shapes.Skill, values_of(one, "slug", "name"))
            for one in Skill.objects.order_by("slug")
        ],
        "teams": [
            entry(
                shapes.Team,
                {
                    **values_of(one, "slug", "name", "is_triage"),
                    **values_of(one, "distribution", "most_open"),
                    "department": one.department.slug,
                    "calendar": one.calendar_slug,
                },
            )
            for one in rows
        ],
    }


def _position(office: Office) -> dict[str, object] | None:
    if office.latitude is None:
        return None
    named = values_of(office, "latitude", "longitude", "accuracy")
    return entry(shapes.Position, named)


def _logo(agency: Agency) -> dict[str, object]:
    found = Logo.objects.filter(mark=agency.logo_mark).first()
    if found is None:
        return {}
    picture = b64encode(bytes(found.content)).decode()
    return entry(shapes.Logo, {"alt": agency.logo_alt, "picture": picture})


def _boundary(area: Area) -> dict[str, object] | None:
    found = getattr(area, "boundary", None)
    named = values_of(found, "source", "polygons") if found else None
    return entry(shapes.Boundary, named) if named else None


def _holiday(day: Mapping[str, object]) -> dict[str, object]:
    return entry(shapes.Holiday, {**day, "date": date.fromisoformat(str(day["date"]))})
