"""Put what is written again and again in the database: saved answers."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.agency.models import Service
from answerable.casework.seeding import shapes
from answerable.casework.seeding.ground import Ground
from answerable.casework.seeding.plan import Plan
from answerable.correspondence.fields import fault_in
from answerable.correspondence.policy import put_answer
from answerable.lib.definitions import Fault


def found_answers(plan: Plan, ground: Ground) -> None:
    """Put every saved answer in its place; those edited at the desk stay."""
    for one in plan.answers:
        found_answer(one.entry, ground)


def found_answer(entry: shapes.Answer, ground: Ground) -> None:
    services = Service.objects.filter(slug__in=entry.services)
    placed = put_answer(
        slug=entry.slug,
        texts=entry.texts,
        team=ground.teams[entry.team] if entry.team else None,
        services=list(services),
    )
    ground.report.note(f"answer {entry.slug}", placed)


def faulty_fields(plan: Plan) -> Iterator[Fault]:
    """Yield the texts with a field that there is not."""
    for one in plan.answers:
        for code, text in one.entry.texts.items():
            if mend := fault_in(text):
                yield one.fault(f"texts.{code}", mend)
