"""Put in the database who is away, and who stands in."""

from __future__ import annotations

from answerable.agency import policy as agency
from answerable.casework.seeding.ground import Ground
from answerable.casework.seeding.plan import Plan


def found_absences(plan: Plan, ground: Ground) -> None:
    for one in plan.absences:
        entry = one.entry
        placed = agency.put_absence(
            staff=ground.staff[entry.staff],
            first_day=entry.first_day,
            last_day=entry.last_day,
            substitute=ground.staff[entry.substitute] if entry.substitute else None,
        )
        ground.report.note(f"absence of {entry.staff} {entry.first_day}", placed)
