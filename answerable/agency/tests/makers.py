"""Makers of a small town, with fixed and readable values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from answerable.agency.models import (
    Agency,
    Area,
    Calendar,
    Department,
    Membership,
    Service,
    Staff,
    StaffRole,
    Team,
)
from answerable.agency.roles import Role
from answerable.lib.parties import IdentityLevel

WEEK = {day: [["09:00", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}


@dataclass(frozen=True)
class Town:
    """Everything the cast works in."""

    agency: Agency
    hall: Department
    roads: Team
    parks: Team
    triage: Team
    lamp: Service
    tree: Service
    permit: Service
    market: Area


def make_town() -> Town:
    """Found a town with two departments, three teams and three services."""
    calendar = Calendar.objects.create(slug="office", zone="UTC", hours=WEEK)
    hall = make_department("hall", parent=None)
    roads = make_team("roads", make_department("streets", parent=hall))
    parks = make_team("parks", make_department("green", parent=hall))
    return Town(
        agency=Agency.objects.create(
            slug="hillford",
            name={"en": "Hillford Town Hall", "es": "Ayuntamiento de Hillford"},
            address={"en": "1 Hall Square"},
            phone="0800 100 200",
            emergency_number="112",
            email="help@hillford.example",
            languages=["en", "es", "ar"],
            calendar_slug=calendar.slug,
        ),
        hall=hall,
        roads=roads,
        parks=parks,
        triage=make_team("triage", hall, is_triage=True),
        lamp=make_service("street-light", roads, place="required"),
        tree=make_service("tree", parks),
        permit=make_service(
            "permit",
            roads,
            case_type="application",
            identity_level=IdentityLevel.CLAIMED,
        ),
        market=Area.objects.create(slug="market", name={"en": "Market"}),
    )


def make_department(slug: str, *, parent: Department | None) -> Department:
    return Department.objects.create(
        slug=slug,
        name={"en": slug.title()},
        parent=parent,
        valid_from=date(2020, 1, 1),
    )


def make_team(slug: str, department: Department, *, is_triage: bool = False) -> Team:
    return Team.objects.create(
        slug=slug,
        name={"en": slug.title()},
        department=department,
        calendar_slug="office",
        is_triage=is_triage,
    )


def make_service(
    slug: str,
    team: Team,
    *,
    case_type: str = "fault_report",
    place: str = "none",
    identity_level: IdentityLevel = IdentityLevel.ANONYMOUS,
) -> Service:
    return Service.objects.create(
        slug=slug,
        name={"en": slug.replace("-", " ").capitalize()},
        summary={"en": f"Everything about: {slug}."},
        aliases={"en": [slug.replace("-", " ")]},
        department=team.department,
        team=team,
        case_type=case_type,
        place=place,
        identity_level=identity_level,
    )


def make_staff(
    username: str, role: Role, department: Department, *teams: Team
) -> Staff:
    staff = Staff.objects.create(
        username=username, first_name=username.title(), last_name="Example"
    )
    StaffRole.objects.create(staff=staff, department=department, role=role)
    for team in teams:
        Membership.objects.create(staff=staff, team=team)
    return staff
