"""Put the body itself in the database, from calendars to staff."""

from __future__ import annotations

from base64 import b64decode

from answerable.agency import policy as agency
from answerable.agency.models import Skill
from answerable.casework.departures import put_account
from answerable.casework.seeding import shapes
from answerable.casework.seeding.ground import Ground
from answerable.casework.seeding.plan import Plan, Written
from answerable.lib.changes import together
from answerable.lib.outlines import outline_of


def found_calendars(plan: Plan, ground: Ground) -> None:
    everybodys = [one.entry for one in plan.holidays]
    for one in plan.calendars:
        own = one.entry.holidays
        days = everybodys if own is None else own
        placed = agency.put_calendar(
            by=ground.by,
            slug=one.entry.slug,
            zone=one.entry.zone,
            hours=dict(one.entry.hours.items()),
            holidays=[
                holiday_line(day) for day in sorted(days, key=lambda day: day.date)
            ],
        )
        ground.report.note(f"calendar {one.entry.slug}", placed)


def holiday_line(holiday: shapes.Holiday) -> agency.Holiday:
    """Return a holiday as a calendar keeps it."""
    line = agency.Holiday(date=holiday.date.isoformat(), name=holiday.name)
    if holiday.hours:
        line["hours"] = holiday.hours
    return line


def found_house(plan: Plan, ground: Ground) -> None:
    found_agency(plan, ground)
    found_look(plan, ground)
    found_logo(plan, ground)
    for department in parents_first(plan):
        found_department(department, ground)
    for one in plan.areas:
        found_area(one.entry, ground)
    for office in plan.offices:
        found_office(office.entry, ground)
    for team in plan.teams:
        found_team(team.entry, ground)
    for skill in plan.skills:
        found_skill(skill.entry, ground)


def found_agency(plan: Plan, ground: Ground) -> None:
    entry = plan.agency.entry
    placed = agency.put_agency(
        by=ground.by,
        slug=entry.slug,
        name=entry.name,
        address=entry.address,
        phone=entry.phone,
        emergency_number=entry.emergency_number,
        email=entry.email,
        languages=entry.languages,
        calendar_slug=entry.calendar,
    )
    ground.report.note(f"agency {entry.slug}", placed)


def found_look(plan: Plan, ground: Ground) -> None:
    """Choose the colours; a folder that says nothing of them leaves them."""
    for one in plan.looks:
        placed = agency.put_look(
            brand=one.entry.brand, hero=one.entry.hero, by=ground.by
        )
        ground.report.note("colours", placed)


def found_logo(plan: Plan, ground: Ground) -> None:
    """Show the logo; a folder that has none leaves it."""
    for one in plan.logos:
        picture = b64decode(one.entry.picture)
        placed = agency.put_logo(content=picture, alt=one.entry.alt, by=ground.by)
        ground.report.note("logo", placed)


def parents_first(plan: Plan) -> list[shapes.Department]:
    """Return the departments so that each comes after the one above it."""
    parents = {one.entry.slug: one.entry.parent for one in plan.departments}

    def depth(slug: str | None) -> int:
        return 1 + depth(parents[slug]) if slug else 0

    return sorted(
        (one.entry for one in plan.departments), key=lambda one: depth(one.slug)
    )


def found_department(entry: shapes.Department, ground: Ground) -> None:
    placed = agency.put_department(
        by=ground.by,
        slug=entry.slug,
        name=entry.name,
        parent=ground.departments[entry.parent] if entry.parent else None,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
    )
    department = ground.report.note(f"department {entry.slug}", placed)
    ground.departments[entry.slug] = department


def found_area(entry: shapes.Area, ground: Ground) -> None:
    """Name an area; where a folder does not say where it lies, that stays."""
    placed = agency.put_area(
        by=ground.by, slug=entry.slug, name=entry.name, valid_to=entry.valid_to
    )
    area = ground.report.note(f"area {entry.slug}", placed)
    if entry.boundary:
        drawn = agency.put_boundary(
            area,
            polygons=outline_of(entry.boundary.polygons),
            source=entry.boundary.source,
            by=ground.by,
        )
        ground.report.note(f"area_boundary {entry.slug}", drawn)


def found_office(entry: shapes.Office, ground: Ground) -> None:
    placed = agency.put_office(
        by=ground.by,
        slug=entry.slug,
        name=entry.name,
        address=entry.address,
        phone=entry.phone,
        calendar_slug=entry.calendar,
        **(entry.position.model_dump() if entry.position else {}),
        languages=entry.languages,
        services=entry.services,
    )
    ground.report.note(f"office {entry.slug}", placed)


def found_team(entry: shapes.Team, ground: Ground) -> None:
    placed = agency.put_team(
        by=ground.by,
        slug=entry.slug,
        name=entry.name,
        department=ground.departments[entry.department],
        calendar_slug=entry.calendar,
        is_triage=entry.is_triage,
        distribution=entry.distribution,
        most_open=entry.most_open,
    )
    ground.teams[entry.slug] = ground.report.note(f"team {entry.slug}", placed)


def found_skill(entry: shapes.Skill, ground: Ground) -> None:
    placed = agency.put_skill(by=ground.by, slug=entry.slug, name=entry.name)
    ground.skills[entry.slug] = ground.report.note(f"skill {entry.slug}", placed)


def found_staff(plan: Plan, ground: Ground, *, with_passwords: bool) -> None:
    for one in plan.staff:
        entry = one.entry
        placed = agency.put_staff(
            by=ground.by,
            username=entry.username,
            first_name=entry.first_name,
            last_name=entry.last_name,
            email=entry.email,
            language=entry.language,
            teams=[ground.teams[slug] for slug in entry.teams],
            roles=[(p.role, ground.departments[p.department]) for p in entry.roles],
            speaks=entry.speaks,
            password=entry.password_in_demo if with_passwords else "",
        )
        held = agency.put_skills(placed.thing, _held(one, ground), by=ground.by)
        account = put_account(placed.thing, is_open=not entry.is_closed, by=ground.by)
        whole = together(placed, held, account)
        ground.staff[entry.username] = ground.report.note(
            f"staff {entry.username}", whole
        )


def _held(one: Written[shapes.Staff], ground: Ground) -> dict[Skill, agency.Held]:
    return {
        ground.skills[each.skill]: (each.level, each.certified_until)
        for each in one.entry.skills
    }
