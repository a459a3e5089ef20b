"""Tell who works here and who is away; no password, and no second step."""

from __future__ import annotations

from answerable.agency.duty import today
from answerable.agency.models import Absence, Staff
from answerable.casework.seeding import shapes
from answerable.casework.seeding.folder import Document
from answerable.casework.seeding.telling.entry import entry, values_of

ACCOUNT = ("username", "first_name", "last_name", "email", "language", "speaks")


def staff() -> Document:
    """Return everybody who has an account, and the absences that are not over."""
    rows = Staff.objects.prefetch_related("teams", "roles__department", "skills__skill")
    away = Absence.objects.filter(last_day__gte=today())
    away = away.select_related("staff", "substitute")
    return {
        "staff": [_one(each) for each in rows.order_by("username")],
        "absences": [
            entry(
                shapes.Absence,
                {
                    "staff": one.staff.username,
                    **values_of(one, "first_day", "last_day"),
                    "substitute": one.substitute.username if one.substitute else "",
                },
            )
            for one in away.order_by("staff__username", "first_day")
        ],
    }


def _one(member: Staff) -> dict[str, object]:
    posts = sorted((one.role, one.department.slug) for one in member.roles.all())
    return entry(
        shapes.Staff,
        {
            **values_of(member, *ACCOUNT),
            "is_closed": not member.is_active,
            "teams": sorted(team.slug for team in member.teams.all()),
            "roles": [
                entry(shapes.Post, {"role": role, "department": department})
                for role, department in posts
            ],
            "skills": _skills(member),
        },
    )


def _skills(member: Staff) -> list[dict[str, object]]:
    held = sorted(member.skills.all(), key=lambda one: one.skill.slug)
    return [
        entry(
            shapes.Held,
            {"skill": one.skill.slug, **values_of(one, "level", "certified_until")},
        )
        for one in held
    ]
